package org.sylos.engine.api.exec;

import org.sylos.engine.api.Stability;

/**
 * Carries out one task. Called from many threads at once.
 *
 * @param <T> the tasks
 * @param <R> the results
 */
@FunctionalInterface
@Stability(Stability.Level.EVOLVING)
public interface WorkRunner<T, R> {
    /**
     * Carries out a task and hands over its results as they come. What goes wrong with the task is a result, not an exception:
     * an exception other than {@link InterruptedException} is a defect of the runner and ends the whole execution.
     *
     * @param task what to do
     * @param results takes what comes of it; may be called any number of times
     * @return how the service took it
     * @throws InterruptedException when the task was given up; it may have handed over some results
     */
    Load run(T task, WorkSink<? super R> results) throws InterruptedException;

    /** How a service took a task: the input of adaptive concurrency. */
    @Stability(Stability.Level.EVOLVING)
    enum Load {
        /** As usual. */
        NORMAL,
        /** It asked for less. */
        OVERLOADED,
        /** The task says nothing about the service, for example because there was nothing to do. */
        UNKNOWN
    }
}
