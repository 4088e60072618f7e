package org.sylos.adapter.spectra;

import java.util.concurrent.atomic.AtomicLong;
import org.sylos.adapter.spectra.config.SpectraTime;

/** A time that passes only when somebody waits. */
public final class MovedTime implements SpectraTime {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000);

    /** Begins a second before the number overflows, as the system's may. */
    public MovedTime() {}

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void pause(long nanos) throws InterruptedException {
        if (nanos <= 0) {
            throw new IllegalArgumentException("nobody waits for " + nanos + " ns");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting");
        }
        now.addAndGet(nanos);
    }
}
