package org.sylos.engine.core.internal.lifecycle;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.core.IllegalPhaseException;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.engine.core.internal.control.ControlServer;
import org.sylos.engine.core.internal.phase.Gate;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.state.SocketPlace;
import org.sylos.engine.core.internal.wait.Uninterrupted;

/**
 * The runs of an open migration, of which one goes on at most, and the gate for everything that has to happen between them.
 *
 * <p>Thread-safe. One lock guards which run goes on and whether the migration is closed, and is held by whatever passes the gate:
 * so what the migration is made of, its reviewed plan and the phases between runs have one hand on them at a time. A run itself
 * does not hold it; it takes it once, at its end.
 */
final class Runs implements Gate {
    private final MigrationBase base;
    private final RunQueues queues;
    private final @Nullable SocketPlace place;

    private final Object lock = new Object();
    private @Nullable ActiveRun current;
    private @Nullable ActiveRun latest;
    private @Nullable ControlServer control;
    private boolean closed;

    /** @param place where other processes may connect while there is a run; null for nowhere */
    Runs(MigrationBase base, @Nullable SocketPlace place) {
        this.base = base;
        this.place = place;
        this.queues = new RunQueues(base.store().journal());
    }

    @Override
    public boolean isOpen(Phase phase) {
        synchronized (lock) {
            return !closed && current == null && base.standing().phase() == phase;
        }
    }

    @Override
    public <T> T pass(String asked, Set<Phase> phases, Supplier<T> change) {
        synchronized (lock) {
            requireOpen(asked);
            if (current != null) {
                throw new IllegalPhaseException(
                        base.name(),
                        base.standing().phase(),
                        asked + " while a run goes on",
                        List.of("stop it", "wait"));
            }
            base.standing().require(asked, phases);
            return change.get();
        }
    }

    @Override
    public <T> T hold(Supplier<T> look) {
        synchronized (lock) {
            return look.get();
        }
    }

    private void requireOpen(String asked) {
        if (closed) {
            throw new SylosException(
                    "cannot " + asked + ": the migration '" + base.name() + "' is closed", "open it again", null);
        }
    }

    /**
     * Moves on and begins a run; to be called by what passes the gate. Nothing moves when there is nothing to carry its tasks out.
     *
     * @param name what it does, in a word
     * @param move makes the migration one of which such a run goes on
     */
    RunController begin(String name, Runnable move, ActiveRun.Step step) {
        synchronized (lock) {
            WorkExecutor executor = base.parts().newExecutor();
            try {
                move.run();
            } catch (RuntimeException | Error e) {
                executor.close();
                throw e;
            }
            ActiveRun run = new ActiveRun(base, name, executor, step);
            current = run;
            latest = run;
            queues.begin(run.meters());
            listen();
            run.start(this::ended);
            return run.controller();
        }
    }

    private void ended() {
        synchronized (lock) {
            current = null;
            if (control != null) {
                control.wake();
            }
        }
    }

    /** Holds the lock. */
    private void listen() {
        if (place != null && control == null) {
            control = ControlServer.start(place, new FromOutside(base, this)).orElse(null);
        }
    }

    /** The run that goes on; null when none does. */
    @Nullable
    ActiveRun current() {
        synchronized (lock) {
            return current;
        }
    }

    /** Other limits hold from now on, for a run that goes on as well. */
    void setLimits(RunLimits limits) {
        synchronized (lock) {
            requireOpen("change the limits");
            if (limits.equals(RunLimits.of(base.options()))) {
                return;
            }
            base.changeOptions(limits.in(base.options()));
            RunContext run = current == null ? null : current.context();
            if (run != null) {
                RunSetup.limit(run, limits);
            }
        }
        String workers = limits.workers() == 0 ? "as many as are best" : String.valueOf(limits.workers());
        base.journal().add(Level.INFO, "limits", null, "bandwidth " + limits.bandwidth() + ", workers " + workers);
    }

    RunQueues queues() {
        return queues;
    }

    /** How far the run is that goes on, or how far the latest one came. */
    RunSnapshot snapshot() {
        ActiveRun run;
        boolean goesOn;
        List<QueueMetrics> metrics;
        synchronized (lock) {
            run = latest;
            goesOn = current != null;
            metrics = run == null ? List.of() : List.copyOf(queues.metrics().values());
        }
        return RunSnapshots.of(base, run, goesOn, metrics);
    }

    /** Lets nothing pass any more, and waits until the run that goes on has come to its end; answers false when it was closed. */
    boolean close() {
        ActiveRun run;
        ControlServer server;
        synchronized (lock) {
            if (closed) {
                return false;
            }
            closed = true;
            run = current;
            server = control;
        }
        if (run != null) {
            run.controller().shutdown();
            Uninterrupted.await(run.controller()::await);
        }
        if (server != null) {
            server.close();
        }
        return true;
    }
}
