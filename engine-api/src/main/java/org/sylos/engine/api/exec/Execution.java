package org.sylos.engine.api.exec;

import org.sylos.engine.api.Stability;

/** Work that is being carried out. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface Execution {
    /** {@return how many tasks are running now} */
    int inFlight();

    /** Takes no more tasks; those that run may end. Returns at once. */
    void drain();

    /** As {@link #drain}, and interrupts those that run. Returns at once. */
    void cancel();

    /**
     * Waits until the source said that there is no more, or draining or cancelling is through, and no task is running. All
     * results have then been handed over.
     *
     * @throws WorkFailedException when a runner or a sink threw what it must not throw
     * @throws InterruptedException when the waiting thread is interrupted; the work goes on
     */
    void await() throws InterruptedException;
}
