package org.sylos.engine.core.internal.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.CancellationSource;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.RunResult;
import org.sylos.engine.core.VerificationRun;
import org.sylos.engine.core.internal.metrics.Meters;
import org.sylos.engine.core.internal.metrics.ProgressTicker;
import org.sylos.engine.core.internal.run.RunContext;

/** One run from its start to its end: set up, tick, carry out, and leave the migration in a phase that tells the truth. */
final class ActiveRun implements RunHandle.Body {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveRun.class);

    private final MigrationBase base;
    private final String name;
    private final WorkExecutor executor;
    private final Step step;
    private final RunHandle handle = new RunHandle();
    private final Meters meters = new Meters();
    private final long began = System.nanoTime();
    private volatile long endedAfter = -1;
    private volatile @Nullable RunContext context;

    /** What a run does with what it works with. */
    @FunctionalInterface
    interface Step {
        RunResult carryOut(RunContext run) throws InterruptedException;
    }

    /**
     * A run that has not begun.
     *
     * @param executor carries its tasks out; closed at the end of the run
     */
    ActiveRun(MigrationBase base, String name, WorkExecutor executor, Step step) {
        this.base = base;
        this.name = name;
        this.executor = executor;
        this.step = step;
    }

    RunController controller() {
        return handle;
    }

    /** What it does: {@code discovery}, {@code copy} or {@code verify}. */
    String name() {
        return name;
    }

    RunHandle handle() {
        return handle;
    }

    Duration elapsed() {
        long ended = endedAfter;
        return Duration.ofNanos(ended >= 0 ? ended : System.nanoTime() - began);
    }

    /** What it works with; null before it really begins. */
    @Nullable
    RunContext context() {
        return context;
    }

    Meters meters() {
        return meters;
    }

    void start(Runnable atEnd) {
        handle.start("sylos-" + name, this, atEnd);
    }

    @Override
    public void notRun(SylosException reason) {
        try (executor) {
            endedAfter = System.nanoTime() - began;
            settle(reason);
        }
    }

    @Override
    public RunResult run(CancellationSource cancellation) throws InterruptedException {
        Throwable ended = null;
        try (executor) {
            RunContext run = RunSetup.context(base, executor, meters, cancellation);
            context = run;
            // They may have been changed since it was put together.
            RunSetup.limit(run, RunLimits.of(base.options()));
            base.history().trim();
            pause(base.options().startupDelay(), cancellation);
            RunTick tick = new RunTick(base, run);
            try (ProgressTicker ticker = ProgressTicker.start(base.options().progressTick(), tick::tick)) {
                return step.carryOut(run);
            } finally {
                lastTick(tick);
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            ended = e;
            throw e;
        } finally {
            endedAfter = System.nanoTime() - began;
            settle(ended);
        }
    }

    /** What a run has done, or what broke it, is not to be hidden by a sample that cannot be written. */
    private static void lastTick(RunTick tick) {
        try {
            tick.last();
        } catch (SylosException e) {
            LOG.warn("the last sample of the run's progress is missing: {}", e.getMessage());
        }
    }

    /** A run that broke off leaves the migration suspended, unless not even that can be written down. */
    private void settle(@Nullable Throwable ended) {
        if (ended != null) {
            base.journal().add(Level.CRITICAL, name, null, "the run was broken off: " + ended.getMessage());
            try {
                if (base.standing().phase().inProgress()) {
                    base.standing().move(Phase.SUSPENDED, "the run was broken off: " + ended.getMessage());
                } else if (base.verification() == VerificationRun.RUNNING) {
                    base.verification(VerificationRun.INTERRUPTED);
                }
            } catch (RuntimeException e) {
                // The store itself is out of order; opening the migration again finds it interrupted.
                ended.addSuppressed(e);
            }
        }
        base.journal().flush();
        base.events()
                .send(new MigrationEvent.RunEnded(
                        base.clock().instant(), base.standing().phase(), ended));
    }

    private static void pause(Duration delay, Cancellation cancellation) throws InterruptedException {
        if (delay.isZero()) {
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try (Cancellation.Registration registration = cancellation.onDrain(stopped::countDown)) {
            boolean asked = stopped.await(delay.toNanos(), TimeUnit.NANOSECONDS);
            LOG.debug("start-up delay is over, asked to stop: {}", asked);
        }
    }
}
