package org.sylos.adapter.spectra.config;

import java.util.concurrent.locks.LockSupport;
import org.sylos.engine.api.Stability;

/**
 * The time that chaos goes by: delays and rate limits. Tests hand in one that they move themselves. Thread-safe.
 */
@Stability(Stability.Level.EXPERIMENTAL)
public interface SpectraTime {
    /** The time of the system. */
    SpectraTime SYSTEM = new SpectraTime() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
            long end = System.nanoTime() + nanos;
            for (long left = nanos; left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting");
                }
            }
        }
    };

    /** {@return nanoseconds since some moment, as {@link System#nanoTime} tells them} */
    long nanos();

    /**
     * Waits.
     *
     * @param nanos how long, more than zero
     * @throws InterruptedException when the thread is interrupted, before or meanwhile
     */
    void pause(long nanos) throws InterruptedException;
}
