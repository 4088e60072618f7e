package org.sylos.adapter.spectra.internal.generate;

import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.Distribution;

/** Draws numbers of children: a range with its bounds worked out for every depth. */
final class Counts {
    private final Distribution distribution;
    private final int[] least;
    private final int[] choices;

    Counts(CountRange range, int maxDepth) {
        distribution = range.distribution();
        least = new int[maxDepth + 1];
        choices = new int[maxDepth + 1];
        for (int depth = 0; depth <= maxDepth; depth++) {
            least[depth] = range.minAt(depth);
            choices[depth] = range.maxAt(depth) - range.minAt(depth) + 1;
        }
    }

    /** The number that an evenly spread hash leads to. */
    int of(long hash, int depth) {
        return least[depth]
                + switch (distribution) {
                    case UNIFORM -> (int) Mix.below(hash, choices[depth]);
                    case NORMAL -> normal(hash, choices[depth]);
                    case HEAVY_TAIL -> heavyTail(hash, choices[depth]);
                };
    }

    /** The mean of four draws of sixteen bits each. */
    private static int normal(long hash, int choices) {
        long sum = (hash & 0xffff) + (hash >>> 16 & 0xffff) + (hash >>> 32 & 0xffff) + (hash >>> 48);
        // In halves, so that both ends of the range are equally far from what is most likely.
        return (int) ((2 * sum + 4) * choices / (8L << 16));
    }

    /** The whole part of a draw from 1 to below {@code choices + 1}, reaching {@code k} with a chance of about one in k. */
    private static int heavyTail(long hash, int choices) {
        double even = (hash >>> 11) * 0x1p-53;
        double draw = 1 / (1 - even * (choices / (choices + 1.0)));
        return Math.min((int) draw, choices) - 1;
    }
}
