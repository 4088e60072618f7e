package org.sylos.engine.api.exec;

import org.sylos.engine.api.Stability;

/**
 * Where results go. Called from many threads at once; waits while the receiver is full.
 *
 * @param <R> the results
 */
@FunctionalInterface
@Stability(Stability.Level.EVOLVING)
public interface WorkSink<R> {
    /**
     * Hands one result over.
     *
     * @param result what to hand over
     * @throws InterruptedException when the waiting thread is interrupted; the result was not taken
     */
    void accept(R result) throws InterruptedException;
}
