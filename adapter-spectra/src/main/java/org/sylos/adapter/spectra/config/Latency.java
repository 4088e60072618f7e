package org.sylos.adapter.spectra.config;

import java.time.Duration;
import org.sylos.engine.api.Stability;

/**
 * How long an operation takes: at least one time and at most another one more, evenly spread.
 *
 * @param base what every operation takes, from zero to {@link #MOST}
 * @param jitter what some take more, from zero to {@link #MOST}
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record Latency(Duration base, Duration jitter) {
    /** The greatest delay. */
    public static final Duration MOST = Duration.ofHours(1);

    /** No delay. */
    public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when a time is out of its bounds
     */
    public Latency {
        if (base.isNegative() || base.compareTo(MOST) > 0 || jitter.isNegative() || jitter.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("delays are from zero to " + MOST + ", not " + base + " and " + jitter);
        }
    }
}
