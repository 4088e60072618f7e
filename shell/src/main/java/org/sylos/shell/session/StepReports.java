package org.sylos.shell.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;
import org.sylos.shell.render.Document;
import org.sylos.shell.render.PlanView;
import org.sylos.shell.render.ResultView;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Console.Answer;

/** Shows the plan of a migration and what came out of its steps, and answers the exit code. For one command. */
final class StepReports {
    private final Context context;
    private final Migration migration;
    private final StepRuns runs;
    private final Console console;
    private @Nullable PlanView plan;

    /** @param runs what is told of */
    StepReports(Context context, Migration migration, StepRuns runs) {
        this.context = context;
        this.migration = migration;
        this.runs = runs;
        this.console = context.console();
    }

    /**
     * Shows the plan as it is now.
     *
     * @param detailed whether with sizes and places of what is to be copied
     */
    PlanView showPlan(boolean detailed) {
        boolean onOutput = !context.settings().format().machine();
        PlanView view = detailed ? Reports.planInDetail(migration, "/") : Reports.plan(migration);
        plan = view;
        if (onOutput) {
            console.data(view.text(console.outPalette()));
        } else if (!context.settings().yes()
                && console.canAsk()
                && !view.report().nothingToDo()) {
            // Standard output is for a program; the person who is asked must see what about.
            console.say(view.text(console.errPalette()).stripTrailing());
        }
        return view;
    }

    /** How a plan is carried out that nobody said yes to. */
    String waiting() {
        return "Nothing was copied. To carry out this plan: " + context.command("copy", migration.name());
    }

    /** Nobody said yes to the plan. */
    ExitCode unapproved(RunResult result, Answer answer) {
        console.say(waiting());
        showDocument(result, null);
        return answer == Answer.NONE ? ExitCode.INTERRUPTED : ExitCode.NEEDS_REVIEW;
    }

    /**
     * Both sides are known, or as much of them as was found before somebody wanted it to stop.
     *
     * @param asked whether nothing but that was asked for
     */
    ExitCode discovered(RunResult result, boolean asked) {
        if (result.outcome() == RunOutcome.SUSPENDED) {
            return finished(result);
        }
        PlanView shown = showPlan(true);
        boolean failed = shown.report().totals().of(PlanAction.FAIL).nodes() > 0;
        boolean nothing = shown.report().nothingToDo() && !failed;
        console.say((nothing ? "To complete the migration: " : "To carry out this plan: ")
                + context.command("copy", migration.name()));
        if (shown.needsNames()) {
            console.say("To give other names to what the destination cannot take: "
                    + context.command("renames", migration.name()));
        }
        showDocument(result, null);
        if (!asked) {
            return ExitCode.NEEDS_REVIEW;
        }
        return failed ? ExitCode.FAILURES : ExitCode.DONE;
    }

    /** The last step has ended. */
    ExitCode finished(RunResult result) {
        if (result.outcome() == RunOutcome.SUSPENDED) {
            console.say("Suspended; nothing is lost. " + runs.goOn());
            showDocument(result, null);
            return ExitCode.SUSPENDED;
        }
        ResultView view = Reports.result(migration, result, runs.times());
        boolean idle = plan != null && plan.report().nothingToDo() && result.outcome() == RunOutcome.COMPLETED;
        if (!context.settings().format().machine() && !idle) {
            console.data((plan == null ? "" : "\n") + view.text(console.outPalette()));
        }
        showDocument(result, view);
        if (!result.balance().addsUp()) {
            console.warn("the books do not balance: this is a defect of Sylos; please keep the database and report it");
            return ExitCode.ERROR;
        }
        return ExitCode.of(result.outcome());
    }

    private void showDocument(RunResult result, @Nullable ResultView view) {
        if (context.settings().format().machine()) {
            var details = migration.details();
            context.show(
                    "",
                    Document.builder()
                            .put("migration", details.name())
                            .put("source", details.source())
                            .put("destination", details.destination())
                            .put("pass", (long) details.pass())
                            .put("phase", result.phase().label())
                            .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                            .put("plan", plan == null ? null : plan.document())
                            .put("result", view == null ? null : view.document())
                            .build());
        }
    }
}
