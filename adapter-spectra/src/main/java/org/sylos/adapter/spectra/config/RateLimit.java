package org.sylos.adapter.spectra.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * How many operations a world takes: a bucket of tokens that fills steadily. An operation takes a token; when there is none
 * it is refused with {@link org.sylos.engine.api.ErrorClass#THROTTLED} and the time to wait.
 *
 * @param callsPerSecond tokens that are added in a second, from {@link #LEAST} to {@link #MOST}
 * @param burst tokens that the bucket holds, from 1 to {@link #MOST_BURST}
 * @param retryAfter what the refused are told to wait, from zero to {@link Latency#MOST}; null for the time until there is a
 *     token
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record RateLimit(
        double callsPerSecond, int burst, @Nullable Duration retryAfter) {
    /** The least rate: about four calls an hour. */
    public static final double LEAST = 0.001;

    /** The greatest rate. */
    public static final double MOST = 1e9;

    /** The largest bucket. */
    public static final int MOST_BURST = 1_000_000_000;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when a part is out of its bounds
     */
    public RateLimit {
        if (!(callsPerSecond >= LEAST && callsPerSecond <= MOST)) {
            throw new IllegalArgumentException(
                    "calls a second are from " + LEAST + " to " + MOST + ", not " + callsPerSecond);
        }
        if (burst < 1 || burst > MOST_BURST) {
            throw new IllegalArgumentException("a burst is from 1 to " + MOST_BURST + ", not " + burst);
        }
        if (retryAfter != null && (retryAfter.isNegative() || retryAfter.compareTo(Latency.MOST) > 0)) {
            throw new IllegalArgumentException(
                    "the time to wait is from zero to " + Latency.MOST + ", not " + retryAfter);
        }
    }

    /**
     * {@return a limit whose bucket holds the tokens of a tenth of a second, and that tells how long to wait for the next}
     *
     * @param callsPerSecond from {@link #LEAST} to {@link #MOST}
     */
    public static RateLimit of(double callsPerSecond) {
        return new RateLimit(callsPerSecond, (int) Math.max(1, Math.min(MOST_BURST, callsPerSecond / 10)), null);
    }
}
