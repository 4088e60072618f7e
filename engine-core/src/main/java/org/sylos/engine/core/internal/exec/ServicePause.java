package org.sylos.engine.core.internal.exec;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Until when a service wants to be left alone. One for each service, shared by everything that asks something of it. A pause
 * is never shortened. Thread-safe.
 */
public final class ServicePause {
    private final NanoClock clock;
    private final AtomicLong until;

    /** A service that may be asked. */
    public ServicePause(NanoClock clock) {
        this.clock = clock;
        this.until = new AtomicLong(clock.nanoTime());
    }

    /** The service asked not to be bothered for this long from now on. */
    public void pause(Duration span) {
        long wanted = clock.nanoTime() + NanoClock.nanos(span);
        until.accumulateAndGet(wanted, (a, b) -> a - b >= 0 ? a : b);
    }

    /** How long the service is still to be left alone, in nanoseconds; 0 when it may be asked. */
    public long remainingNanos() {
        return Math.max(0, until.get() - clock.nanoTime());
    }
}
