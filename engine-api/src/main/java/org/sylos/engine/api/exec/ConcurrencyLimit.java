package org.sylos.engine.api.exec;

import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.Stability;

/** How many tasks may run at once; may change all the time. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface ConcurrencyLimit {
    /** {@return most tasks at once at this moment, at least 1} */
    int current();

    /** {@return the largest value that {@link #current} will ever have, at least 1} */
    int most();

    /**
     * Told after every task.
     *
     * @param nanos how long it ran, in nanoseconds
     * @param inFlight how many ran when it began, itself included
     * @param load how the service took it
     */
    default void completed(long nanos, int inFlight, WorkRunner.Load load) {}

    /**
     * Calls somebody whenever {@link #current} has changed for another reason than a task that ended: an executor would otherwise
     * notice only then.
     *
     * @param listener quick, and from any thread
     * @return takes it back
     */
    default Cancellation.Registration onChange(Runnable listener) {
        return () -> {};
    }

    /**
     * {@return a limit that never changes}
     *
     * @param limit most tasks at once, at least 1
     * @throws IllegalArgumentException when the limit is less than 1
     */
    static ConcurrencyLimit fixed(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is at least 1: " + limit);
        }
        return new ConcurrencyLimit() {
            @Override
            public int current() {
                return limit;
            }

            @Override
            public int most() {
                return limit;
            }
        };
    }
}
