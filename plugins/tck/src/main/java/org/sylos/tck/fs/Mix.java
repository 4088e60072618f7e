package org.sylos.tck.fs;

/**
 * The output function of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). It maps the
 * 64-bit numbers onto themselves one to one, so that different inputs never meet.
 */
final class Mix {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Mix() {}

    static long of(long seed, long index) {
        long z = seed + (index + 1) * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
