package org.sylos.adapter.spectra.internal.chaos;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.sylos.adapter.spectra.config.RateLimit;
import org.sylos.adapter.spectra.config.SpectraTime;

/**
 * Keeps a rate limit. It holds one number, the time at which the bucket will be full again, as in the generic cell rate
 * algorithm (ITU-T I.371). Thread-safe.
 */
final class TokenBucket {
    private static final double SECOND = 1e9;

    /** A bucket that takes a lifetime to fill is as good as any larger one, and keeps sums within 64 bits. */
    private static final double MOST_NANOS = 0x1p61;

    private final SpectraTime time;
    private final long nanosPerToken;
    private final long nanosPerBucket;
    private final AtomicLong fullAt;

    TokenBucket(RateLimit limit, SpectraTime time) {
        this.time = time;
        nanosPerToken = Math.max(1, Math.round(SECOND / limit.callsPerSecond()));
        nanosPerBucket = (long) Math.min(MOST_NANOS, (double) nanosPerToken * limit.burst());
        fullAt = new AtomicLong(time.nanos());
    }

    /** Takes a token; when there is none, tells how long it is until there is one. */
    Optional<Duration> take() {
        while (true) {
            long now = time.nanos();
            long full = fullAt.get();
            // Differences only: the origin of the time is anywhere.
            long filling = Math.max(0, full - now);
            long missing = filling + nanosPerToken - nanosPerBucket;
            if (missing > 0) {
                return Optional.of(Duration.ofNanos(missing));
            }
            if (fullAt.compareAndSet(full, now + filling + nanosPerToken)) {
                return Optional.empty();
            }
        }
    }
}
