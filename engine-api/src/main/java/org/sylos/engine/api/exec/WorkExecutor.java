package org.sylos.engine.api.exec;

import java.io.Serializable;
import org.sylos.engine.api.Stability;

/**
 * Carries out streams of independent tasks, on threads of this process or elsewhere. Thread-safe.
 *
 * <p>Every task that was taken from a source is carried out exactly once, unless it is given up by {@link Execution#cancel}.
 * Nothing is promised about order. At no time do more tasks of one work run than its limit allows; a limit that shrinks takes
 * effect as tasks end, one that grows when the next task ends at the latest.
 */
@Stability(Stability.Level.EVOLVING)
public interface WorkExecutor extends AutoCloseable {
    /**
     * Begins to carry out work; returns at once.
     *
     * @param <T> the tasks
     * @param <R> the results
     * @param work what to carry out
     * @return the execution, with which it is awaited and stopped
     * @throws IllegalStateException when the executor is closed
     */
    <T extends Serializable, R> Execution start(Work<T, R> work);

    /** Cancels whatever still runs and waits for it to end. */
    @Override
    void close();
}
