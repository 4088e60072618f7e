package org.sylos.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunResult;
import org.sylos.shell.render.ResultView.StepTime;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Interrupts;

/** Has the steps of a migration run one after the other, watches them, and keeps how long each took. For one command. */
final class StepRuns {
    private final Context context;
    private final Migration migration;
    private final Console console;
    private final RunWatch watch;
    private final List<StepTime> times = new ArrayList<>();
    private boolean stopAsked;
    private String goOn;

    /** Takes requests to stop from now on. */
    StepRuns(Context context, Migration migration) {
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

    /** How to go on with a run that was suspended. */
    String goOn() {
        return goOn;
    }

    /** Another way to go on than the usual one. */
    void goOnWith(String how) {
        goOn = how;
    }

    /** Whether somebody wanted one of the runs to stop. */
    boolean stopAsked() {
        return stopAsked;
    }

    /** How long the runs took so far. */
    List<StepTime> times() {
        return List.copyOf(times);
    }

    /** Whether there is a run to go on with. */
    boolean suspended() {
        return migration.phase() == Phase.SUSPENDED;
    }

    /** Goes on with the run that was suspended. */
    RunResult resume() throws InterruptedException {
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

    /**
     * Runs a step to its end.
     *
     * @param counts whether what is there afterwards is what the step did
     */
    RunResult run(String step, Supplier<RunController> start, boolean counts) throws InterruptedException {
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
