package org.sylos.adapter.spectra.internal.generate;

import org.sylos.adapter.spectra.config.FileSizes;

/** Draws file sizes. StrictMath, because the outcome must be the same on every machine. */
interface Sizes {
    /** The size that an evenly spread hash leads to. */
    long of(long hash);

    static Sizes of(FileSizes sizes) {
        if (sizes instanceof FileSizes.Fixed fixed) {
            return hash -> fixed.bytes();
        }
        if (sizes instanceof FileSizes.Uniform uniform) {
            long choices = uniform.max() - uniform.min() + 1;
            return hash -> uniform.min() + Mix.below(hash, choices);
        }
        if (sizes instanceof FileSizes.LogNormal normal) {
            double spread = StrictMath.log(normal.spread());
            return hash -> {
                double size = normal.median() * StrictMath.exp(spread * Probit.of(even(hash)));
                return size < normal.max() ? (long) size : normal.max();
            };
        }
        FileSizes.HeavyTail tail = (FileSizes.HeavyTail) sizes;
        double mass = 1 - StrictMath.pow((double) tail.min() / tail.max(), tail.shape());
        double exponent = -1 / tail.shape();
        return hash -> {
            double size = tail.min() * StrictMath.pow(1 - even(hash) * mass, exponent);
            return size < tail.max() ? Math.max(tail.min(), (long) size) : tail.max();
        };
    }

    /** Above 0 and below 1. */
    private static double even(long hash) {
        return ((hash >>> 11) + 0.5) * 0x1p-53;
    }
}
