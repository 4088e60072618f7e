package org.sylos.engine.api.exec;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * Where an executor takes its tasks from. Called from many threads at once.
 *
 * @param <T> the tasks
 */
@FunctionalInterface
@Stability(Stability.Level.EVOLVING)
public interface WorkSource<T> {
    /**
     * {@return the next task; waits until there is one} Null when there will be no more: from then on every call
     * answers null at once.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    @Nullable
    T next() throws InterruptedException;
}
