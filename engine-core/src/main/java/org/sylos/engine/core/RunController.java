package org.sylos.engine.core;

import java.time.Duration;
import java.util.Optional;
import org.sylos.engine.api.Stability;

/** A run that goes on in the background. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface RunController {
    /**
     * Asks the run to stop: nothing new is begun, what is in flight ends, results are written, the migration is suspended.
     * Returns at once. When work in flight has not ended within ten seconds it is given up as by {@link #shutdownNow}.
     */
    void shutdown();

    /** Asks the run to stop and gives up what is in flight; that work is done again on resume. Returns at once. */
    void shutdownNow();

    /** {@return whether the run was asked to stop, even when it came to its end before it noticed} */
    boolean isStopping();

    /** {@return whether the run has ended, in whatever way} */
    boolean isDone();

    /**
     * Waits until the run has ended.
     *
     * @throws InterruptedException when the waiting thread is interrupted; the run goes on
     */
    void await() throws InterruptedException;

    /**
     * Waits until the run has ended, at most so long.
     *
     * @param most how long to wait; zero or less only looks
     * @return whether it has ended
     * @throws InterruptedException when the waiting thread is interrupted; the run goes on
     */
    boolean await(Duration most) throws InterruptedException;

    /**
     * Waits until the run has ended and answers what it left behind.
     *
     * @return what the run left behind
     * @throws org.sylos.engine.api.SylosException what ended the run early; the migration is then suspended
     * @throws InterruptedException when the waiting thread is interrupted; the run goes on
     */
    RunResult result() throws InterruptedException;

    /** {@return what ended the run early; empty while it goes on and when it came to its end} */
    Optional<Throwable> error();
}
