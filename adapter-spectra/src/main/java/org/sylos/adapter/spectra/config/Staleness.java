package org.sylos.adapter.spectra.config;

import java.time.Duration;
import org.sylos.engine.api.Stability;

/**
 * How far a world lags behind: a share of its files are older versions with other bytes. A third of these differ from the
 * primary world in time, a third in size, and a third in both.
 *
 * @param share of the files that are older versions, from 0 to 1
 * @param age how much older they are at most, from {@link #LEAST_AGE} to {@link #MOST_AGE}
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record Staleness(double share, Duration age) {
    /** The least {@code age}. */
    public static final Duration LEAST_AGE = Duration.ofSeconds(1);

    /** The greatest {@code age}, about a hundred years. */
    public static final Duration MOST_AGE = Duration.ofDays(36_525);

    /** Every file is up to date. */
    public static final Staleness NONE = new Staleness(0, Duration.ofDays(30));

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when a part is out of its bounds
     */
    public Staleness {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
        }
        if (age.compareTo(LEAST_AGE) < 0 || age.compareTo(MOST_AGE) > 0) {
            throw new IllegalArgumentException("the age is from " + LEAST_AGE + " to " + MOST_AGE + ", not " + age);
        }
    }

    /**
     * A share of the files are up to 30 days old.
     *
     * @param share from 0 to 1
     * @return staleness of that share
     */
    public static Staleness of(double share) {
        return new Staleness(share, NONE.age);
    }
}
