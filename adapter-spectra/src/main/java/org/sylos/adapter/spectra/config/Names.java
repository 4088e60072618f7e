package org.sylos.adapter.spectra.config;

import org.sylos.engine.api.Stability;

/**
 * What the nodes of a tree are called; the same in all its worlds.
 *
 * @param style what the names look like
 * @param share of the names that have the style, from 0 to 1; the others are plain
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record Names(NameStyle style, double share) {
    /** Nothing but plain names. */
    public static final Names PLAIN = all(NameStyle.PLAIN);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when the share is out of its bounds
     */
    public Names {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
        }
    }

    /**
     * All names have one style.
     *
     * @param style what they look like
     * @return names of one style
     */
    public static Names all(NameStyle style) {
        return new Names(style, 1);
    }

    /**
     * Names of a style among plain ones.
     *
     * @param style what some of them look like
     * @param share how many of them, from 0 to 1
     * @return names of two styles
     */
    public static Names some(NameStyle style, double share) {
        return new Names(style, share);
    }
}
