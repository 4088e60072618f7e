package org.sylos.shell.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Cancellation.Registration;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.IllegalPhaseException;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.PlanChangedException;
import org.sylos.engine.core.RetryMarks;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;
import org.sylos.shell.render.ApprovalView;
import org.sylos.shell.render.Document;
import org.sylos.shell.render.PlanView;
import org.sylos.shell.render.Units;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Console.Answer;

/** Takes a migration through its steps, shows what comes out, and answers the exit code. For one command. */
public final class Conductor {
    private final Context context;
    private final Migration migration;
    private final Console console;
    private final StepRuns runs;
    private final StepReports reports;

    /** A conductor for an open migration. */
    public Conductor(Context context, Migration migration) {
        this.context = context;
        this.migration = migration;
        this.console = context.console();
        this.runs = new StepRuns(context, migration);
        this.reports = new StepReports(context, migration, runs);
    }

    /** Everything: goes on where it stopped or discovers anew, asks once, copies, verifies. */
    public ExitCode migrate() throws InterruptedException {
        RunResult result = runs.suspended() ? runs.resume() : discoverRun();
        if (result.outcome() != RunOutcome.NEEDS_REVIEW) {
            return reports.finished(result);
        }
        PlanView shown = reports.showPlan(false);
        if (runs.stopAsked()) {
            // Discovery came to its end before it noticed; whoever wanted it to stop does not want a copy to begin.
            return reports.unapproved(result, Answer.NO);
        }
        if (shown.report().nothingToDo()) {
            return reports.finished(approvedCopyRun(shown));
        }
        if (!context.settings().yes()) {
            Answer answer = console.canAsk() ? ask(shown) : Answer.NO;
            if (answer != Answer.YES) {
                return reports.unapproved(result, answer);
            }
        }
        return reports.finished(approvedCopyRun(shown));
    }

    /** Discovery alone, or the rest of it. */
    public ExitCode plan() throws InterruptedException {
        boolean resumable = runs.suspended() && migration.details().returnTo() == Phase.TRAVERSING;
        return reports.discovered(resumable ? runs.resume() : discoverRun(), true);
    }

    /** Lists again what failed or is marked, and marks failed copies to be tried again. */
    public ExitCode retry() throws InterruptedException {
        RetryMarks marks = migration.retries();
        try {
            marks.markFailed(RetryKind.COPY);
        } catch (IllegalPhaseException e) {
            throw new SylosException(
                    "cannot retry: the migration '" + migration.name() + "' is in phase "
                            + e.phase().label(),
                    e.hint().orElse(null),
                    e);
        }
        if (marks.foldersToSweep() > 0) {
            return reports.discovered(runs.run("discovery", migration::startSweep, true), true);
        }
        if (marks.count(RetryKind.COPY) == 0) {
            console.say("There is nothing to try again. To look at everything anew: "
                    + context.command("plan", migration.name()));
            return ExitCode.DONE;
        }
        reports.showPlan(false);
        console.say("To carry out this plan: " + context.command("copy", migration.name()));
        return ExitCode.DONE;
    }

    /** Carries the plan out, if it is the one that was approved or reviewed. */
    public ExitCode copy() throws InterruptedException {
        try {
            return reports.finished(runs.run("copy", () -> migration.startCopy(user()), true));
        } catch (PlanChangedException e) {
            return Refusal.show(context, migration, e.difference());
        }
    }

    /** Carries out the plan that lies before the person who says so. */
    public ExitCode copyReviewed() throws InterruptedException {
        migration.approvePlan(user(), migration.plan().digest());
        return copy();
    }

    /**
     * Shows the plan and approves it for a copy later on.
     *
     * @param digest the plan that is meant; null for the one that is shown
     */
    public ExitCode approve(@Nullable String digest) {
        PlanView shown = reports.showPlan(true);
        PlanApproval approval;
        try {
            approval = migration.approvePlan(
                    user(), digest == null ? shown.report().digest() : digest);
        } catch (PlanChangedException e) {
            return Refusal.show(context, migration, e.difference());
        }
        console.say("Approved: the next copy carries out exactly this plan, or nothing. Digest " + approval.digest()
                + ".\nTo carry it out: " + context.command("copy", migration.name()));
        var details = migration.details();
        context.show(
                "",
                Document.builder()
                        .put("migration", details.name())
                        .put("phase", details.phase().label())
                        .put("outcome", "approved")
                        .put("plan", shown.document())
                        .put("approval", new ApprovalView(approval, null).document())
                        .build());
        return ExitCode.DONE;
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    /** Goes on with what was suspended. */
    public ExitCode resume() throws InterruptedException {
        RunResult result = runs.resume();
        return result.outcome() == RunOutcome.NEEDS_REVIEW
                ? reports.discovered(result, false)
                : reports.finished(result);
    }

    /** Verifies what was written, once more. */
    public ExitCode verify(List<String> levels) throws InterruptedException {
        runs.goOnWith("To verify anew: " + context.command("verify", migration.name()));
        RunResult result = runs.run("verification", () -> migration.startVerify(levels), false);
        ExitCode code = reports.finished(result);
        if (result.verification().stream().anyMatch(level -> level.mismatches() > 0)) {
            console.say("To copy again what differs: "
                    + (result.phase() == Phase.COMPLETED
                            ? context.command("plan", migration.name(), "--compare", "checksum") + ", then "
                            : context.command("mark", migration.name(), "PATH") + ", then ")
                    + context.command("copy", migration.name()));
        }
        return code;
    }

    private RunResult discoverRun() throws InterruptedException {
        return runs.run("discovery", migration::startTraversal, true);
    }

    private RunResult approvedCopyRun(PlanView shown) throws InterruptedException {
        migration.approvePlan(user(), shown.report().digest());
        return runs.run("copy", () -> migration.startCopy(user()), true);
    }

    private Answer ask(PlanView shown) {
        Tally toCopy = shown.report().totals().toCopy();
        String question =
                "\nCopy " + Units.count(toCopy.nodes(), "node", "nodes") + ", " + Units.bytes(toCopy.bytes()) + "?";
        try (Registration asking = context.interrupts().direct((kind, times) -> {
            console.say("\n" + reports.waiting());
            context.close();
            context.ending().exit(ExitCode.INTERRUPTED);
        })) {
            return console.confirm(question);
        }
    }
}
