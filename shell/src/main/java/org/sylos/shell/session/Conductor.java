package org.sylos.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Cancellation.Registration;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.IllegalPhaseException;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.PlanChangedException;
import org.sylos.engine.core.RetryMarks;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;
import org.sylos.shell.render.ApprovalView;
import org.sylos.shell.render.Document;
import org.sylos.shell.render.PlanView;
import org.sylos.shell.render.ResultView;
import org.sylos.shell.render.ResultView.StepTime;
import org.sylos.shell.render.Units;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Console.Answer;
import org.sylos.shell.terminal.Interrupts;

/** Takes a migration through its steps, shows what comes out, and answers the exit code. For one command. */
public final class Conductor {
    private final Context context;
    private final Migration migration;
    private final Console console;
    private final RunWatch watch;
    private boolean stopAsked;
    private final List<StepTime> times = new ArrayList<>();
    private @Nullable PlanView plan;
    private String goOn;

    /** A conductor for an open migration. */
    public Conductor(Context context, Migration migration) {
        this.context = context;
        this.migration = migration;
        this.console = context.console();
        this.goOn = "To go on: " + context.command("resume", migration.name());
        this.watch = new RunWatch(
                console,
                context.interrupts(),
                this::leave,
                context.command("log", migration.name(), "--level", "warning"),
                System::nanoTime);
        context.interrupts().install(Interrupts.Kind.values());
    }

    /** Everything: goes on where it stopped or discovers anew, asks once, copies, verifies. */
    public ExitCode migrate() throws InterruptedException {
        RunResult result = suspended() ? resumeRun() : discoverRun();
        if (result.outcome() != RunOutcome.NEEDS_REVIEW) {
            return finished(result);
        }
        PlanView shown = showPlan(false);
        if (stopAsked) {
            // Discovery came to its end before it noticed; whoever wanted it to stop does not want a copy to begin.
            return unapproved(result, Answer.NO);
        }
        if (shown.report().nothingToDo()) {
            return finished(approvedCopyRun(shown));
        }
        if (!context.settings().yes()) {
            Answer answer = console.canAsk() ? ask(shown) : Answer.NO;
            if (answer != Answer.YES) {
                return unapproved(result, answer);
            }
        }
        return finished(approvedCopyRun(shown));
    }

    /** Discovery alone, or the rest of it. */
    public ExitCode plan() throws InterruptedException {
        boolean resumable = suspended() && migration.details().returnTo() == Phase.TRAVERSING;
        return discovered(resumable ? resumeRun() : discoverRun(), true);
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
            return discovered(run("discovery", migration::startSweep, true), true);
        }
        if (marks.count(RetryKind.COPY) == 0) {
            console.say("There is nothing to try again. To look at everything anew: "
                    + context.command("plan", migration.name()));
            return ExitCode.DONE;
        }
        showPlan(false);
        console.say("To carry out this plan: " + context.command("copy", migration.name()));
        return ExitCode.DONE;
    }

    /** Carries the plan out, if it is the one that was approved or reviewed. */
    public ExitCode copy() throws InterruptedException {
        try {
            return finished(run("copy", () -> migration.startCopy(user()), true));
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
        PlanView shown = showPlan(true);
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
        RunResult result = resumeRun();
        return result.outcome() == RunOutcome.NEEDS_REVIEW ? discovered(result, false) : finished(result);
    }

    /** Verifies what was written, once more. */
    public ExitCode verify(List<String> levels) throws InterruptedException {
        goOn = "To verify anew: " + context.command("verify", migration.name());
        RunResult result = run("verification", () -> migration.startVerify(levels), false);
        ExitCode code = finished(result);
        if (result.verification().stream().anyMatch(level -> level.mismatches() > 0)) {
            console.say("To copy again what differs: "
                    + (result.phase() == Phase.COMPLETED
                            ? context.command("plan", migration.name(), "--compare", "checksum") + ", then "
                            : context.command("mark", migration.name(), "PATH") + ", then ")
                    + context.command("copy", migration.name()));
        }
        return code;
    }

    private boolean suspended() {
        return migration.phase() == Phase.SUSPENDED;
    }

    private RunResult discoverRun() throws InterruptedException {
        return run("discovery", migration::startTraversal, true);
    }

    private RunResult approvedCopyRun(PlanView shown) throws InterruptedException {
        migration.approvePlan(user(), shown.report().digest());
        return run("copy", () -> migration.startCopy(user()), true);
    }

    private RunResult resumeRun() throws InterruptedException {
        boolean copying = migration.details().returnTo() == Phase.COPYING;
        if (suspended()) {
            console.say("Going on with '" + migration.name() + "': " + (copying ? "copy" : "discovery") + ".");
        }
        Tally before = copying ? migration.balance().copied() : Tally.ZERO;
        RunWatch.Watched watched = watch(migration::resume);
        if (copying) {
            Tally copied = watched.result().balance().copied();
            times.add(new StepTime(
                    "copy", watched.time(), copied.nodes() - before.nodes(), copied.bytes() - before.bytes()));
        } else {
            times.add(new StepTime("discovery", watched.time(), 0, 0));
        }
        return watched.result();
    }

    private RunResult run(String step, Supplier<RunController> start, boolean counts) throws InterruptedException {
        RunWatch.Watched watched = watch(start);
        Tally done = step.equals("copy")
                ? watched.result().balance().copied()
                : new Tally(watched.result().balance().total().nodes(), 0);
        times.add(new StepTime(step, watched.time(), counts ? done.nodes() : 0, counts ? done.bytes() : 0));
        return watched.result();
    }

    private RunWatch.Watched watch(Supplier<RunController> start) throws InterruptedException {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            RunWatch.Watched watched = watch.watch(migration, () -> {
                RunController controller = start.get();
                begun.set(true);
                return controller;
            });
            stopAsked |= watched.stopAsked();
            return watched;
        } catch (SylosException e) {
            if (begun.get()) {
                console.say("Suspended. " + goOn);
            }
            throw e;
        }
    }

    private PlanView showPlan(boolean detailed) {
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

    private Answer ask(PlanView shown) {
        Tally toCopy = shown.report().totals().toCopy();
        String question =
                "\nCopy " + Units.count(toCopy.nodes(), "node", "nodes") + ", " + Units.bytes(toCopy.bytes()) + "?";
        try (Registration asking = context.interrupts().direct((kind, times) -> {
            console.say("\n" + waiting());
            context.close();
            context.ending().exit(ExitCode.INTERRUPTED);
        })) {
            return console.confirm(question);
        }
    }

    private String waiting() {
        return "Nothing was copied. To carry out this plan: " + context.command("copy", migration.name());
    }

    private ExitCode unapproved(RunResult result, Answer answer) {
        console.say(waiting());
        showDocument(result, null);
        return answer == Answer.NONE ? ExitCode.INTERRUPTED : ExitCode.NEEDS_REVIEW;
    }

    private ExitCode discovered(RunResult result, boolean asked) {
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

    private ExitCode finished(RunResult result) {
        if (result.outcome() == RunOutcome.SUSPENDED) {
            console.say("Suspended; nothing is lost. " + goOn);
            showDocument(result, null);
            return ExitCode.SUSPENDED;
        }
        ResultView view = Reports.result(migration, result, times);
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

    /** The last resort against a run that does not stop: the process ends, and what was in flight is done again. */
    private void leave() {
        if (context.interactive()) {
            console.say("Still stopping: something does not answer.");
        } else {
            console.say("Leaving at once; nothing is lost. " + goOn);
            context.ending().halt(ExitCode.INTERRUPTED);
        }
    }
}
