package org.sylos.adapter.spectra.config;

import java.time.Duration;
import org.sylos.engine.api.Stability;

/**
 * How one world differs from the primary one.
 *
 * @param probability that a node exists here when its folder does, from 0 to 1
 * @param mtimeSkew how much later every generated modification time is here; negative for earlier. At most {@link #MOST_SKEW}
 *     either way
 * @param staleness how many of its files are older versions
 * @param chaos what goes wrong in it
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record WorldSettings(double probability, Duration mtimeSkew, Staleness staleness, Chaos chaos) {
    /** The greatest skew, about a hundred years: generated times then stay times that every storage can hold. */
    public static final Duration MOST_SKEW = Duration.ofDays(36_525);

    /** A world that holds everything and has the times of the primary world. */
    public static final WorldSettings COMPLETE = new WorldSettings(1, Duration.ZERO, Staleness.NONE, Chaos.NONE);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when the probability or the skew is out of its bounds
     */
    public WorldSettings {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is from 0 to 1, not " + probability);
        }
        if (mtimeSkew.abs().compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException("the skew is beyond " + MOST_SKEW + ": " + mtimeSkew);
        }
    }

    /**
     * {@return a world in which nodes exist with a probability, with the times of the primary world}
     *
     * @param probability from 0 to 1
     */
    public static WorldSettings withProbability(double probability) {
        return new WorldSettings(probability, Duration.ZERO, Staleness.NONE, Chaos.NONE);
    }

    /**
     * {@return the same with another skew}
     *
     * @param skew at most {@link #MOST_SKEW} either way; negative for earlier
     */
    public WorldSettings withMtimeSkew(Duration skew) {
        return new WorldSettings(probability, skew, staleness, chaos);
    }

    /**
     * {@return the same with other older versions}
     *
     * @param other how many of its files are older versions
     */
    public WorldSettings withStaleness(Staleness other) {
        return new WorldSettings(probability, mtimeSkew, other, chaos);
    }

    /**
     * {@return the same with other trouble}
     *
     * @param other what goes wrong in it
     */
    public WorldSettings withChaos(Chaos other) {
        return new WorldSettings(probability, mtimeSkew, staleness, other);
    }
}
