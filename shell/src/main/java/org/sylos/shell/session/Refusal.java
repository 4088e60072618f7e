package org.sylos.shell.session;

import org.sylos.engine.core.Migration;
import org.sylos.engine.core.PlanDifference;
import org.sylos.shell.render.ApprovalView;
import org.sylos.shell.render.Document;
import org.sylos.shell.render.Text;
import org.sylos.shell.terminal.Console;

/** Tells that a plan is not carried out because it is not the one that was let through, and what can be done about it. */
final class Refusal {
    private Refusal() {}

    /** Says what differs, and answers the exit code. */
    static ExitCode show(Context context, Migration migration, PlanDifference difference) {
        Console console = context.console();
        String name = migration.name();
        console.say(console.errPalette().red("sylos: ") + Text.printable(ApprovalView.refusal(name, difference)));
        console.say("  to look at the plan as it is: " + context.command("plan", name, "--show"));
        console.say("  to approve it as it is: "
                + context.command("plan", name, "--approve", "--digest", difference.digestNow()));
        if (context.settings().format().machine()) {
            context.show(
                    "",
                    Document.builder()
                            .put("migration", name)
                            .put("phase", migration.phase().label())
                            .put("outcome", "plan_changed")
                            .put("digest_before", difference.digestBefore())
                            .put("digest", difference.digestNow())
                            .put("changes", ApprovalView.changes(difference))
                            .build());
        }
        return ExitCode.DRIFTED;
    }
}
