package org.sylos.adapter.spectra.config;

import org.sylos.engine.api.Stability;

/**
 * How many children of one kind a folder has: a number drawn from a range that may shrink with depth.
 *
 * @param min least number in the root, zero or more
 * @param max greatest number in the root, from {@code min} to {@link #MOST}
 * @param distribution how the numbers are spread over the range
 * @param decay factor by which both shrink from one depth to the next, above 0 and at most 1; 1 keeps them as they are
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record CountRange(int min, int max, Distribution distribution, double decay) {
    /** The greatest number of children of one kind. */
    public static final int MOST = 1_000_000_000;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when a part is out of its bounds
     */
    public CountRange {
        if (min < 0 || max < min || max > MOST) {
            throw new IllegalArgumentException("not a range of counts: " + min + " to " + max);
        }
        if (!(decay > 0 && decay <= 1)) {
            throw new IllegalArgumentException("decay is above 0 and at most 1, not " + decay);
        }
    }

    /**
     * {@return the same range at every depth, all numbers being equally likely}
     *
     * @param min least number, zero or more
     * @param max greatest number, from {@code min} to {@link #MOST}
     */
    public static CountRange between(int min, int max) {
        return new CountRange(min, max, Distribution.UNIFORM, 1);
    }

    /**
     * Always the same number.
     *
     * @param count the number, from zero to {@link #MOST}
     * @return a range of one number, at every depth
     */
    public static CountRange exactly(int count) {
        return between(count, count);
    }

    /**
     * {@return the same range, shrinking by a factor with every depth}
     *
     * @param factor above 0 and at most 1
     */
    public CountRange withDecay(double factor) {
        return new CountRange(min, max, distribution, factor);
    }

    /**
     * {@return the same range with its numbers spread in another way}
     *
     * @param other how they are spread
     */
    public CountRange withDistribution(Distribution other) {
        return new CountRange(min, max, other, decay);
    }

    /**
     * {@return the least number of children in a folder at a depth; the root is at depth 0}
     *
     * @param depth zero or more
     */
    public int minAt(int depth) {
        return scaled(min, depth);
    }

    /**
     * {@return the greatest number of children in a folder at a depth}
     *
     * @param depth zero or more
     */
    public int maxAt(int depth) {
        return scaled(max, depth);
    }

    /**
     * {@return the expected number of children in a folder at a depth}
     *
     * @param depth zero or more
     */
    public double meanAt(int depth) {
        return minAt(depth) + distribution.mean((long) maxAt(depth) - minAt(depth) + 1);
    }

    /** StrictMath, because the outcome must be the same on every machine. */
    private int scaled(int count, int depth) {
        return (int) StrictMath.round(count * StrictMath.pow(decay, depth));
    }
}
