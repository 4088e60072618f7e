package org.sylos.engine.core.internal.exec;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Time that passes: it can be read and waited for. Thread-safe. Tests replace it by one that they move. */
public interface NanoClock {
    /** The clock of the process. */
    NanoClock SYSTEM = new SystemNanoClock();

    /** Nanoseconds since an arbitrary moment, as {@link System#nanoTime}: only differences mean something. */
    long nanoTime();

    /**
     * Waits until the condition is signalled or the time is over, and may return earlier than either.
     *
     * @param lock the condition's lock, held by the caller
     * @param nanos how long at most, in nanoseconds
     */
    void await(Lock lock, Condition condition, long nanos) throws InterruptedException;

    /** A time span in nanoseconds; negative ones as zero, and no more than differences of {@link #nanoTime} can express. */
    static long nanos(Duration span) {
        long most = Long.MAX_VALUE / 2;
        if (span.isNegative()) {
            return 0;
        }
        return span.compareTo(Duration.ofNanos(most)) > 0 ? most : span.toNanos();
    }

    /** {@link System#nanoTime} and timed waits. */
    final class SystemNanoClock implements NanoClock {
        private SystemNanoClock() {}

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // the callers loop; waking early is part of the contract
        public void await(Lock lock, Condition condition, long nanos) throws InterruptedException {
            boolean signalled = condition.await(nanos, TimeUnit.NANOSECONDS);
            assert signalled || nanos >= 0;
        }
    }
}
