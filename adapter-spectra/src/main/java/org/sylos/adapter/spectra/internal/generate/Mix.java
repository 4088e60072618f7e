package org.sylos.adapter.spectra.internal.generate;

/**
 * The hashing that everything generated comes from: SplitMix64, by G. Steele, D. Lea and C. Flood, "Fast Splittable
 * Pseudorandom Number Generators" (OOPSLA 2014), whose finaliser is variant 13 of D. Stafford, "Better Bit Mixing" (2011).
 *
 * <p>The finaliser is a bijection of 64-bit numbers. So different inputs never collide, and a first output gives away the
 * input it came from, see {@link #unmix}.
 */
public final class Mix {
    /** The step between the inputs of a stream: the golden ratio in 64 bits, made odd. */
    public static final long STEP = 0x9e3779b97f4a7c15L;

    private Mix() {}

    /** Spreads every bit of the input over all bits of the output. */
    public static long mix(long input) {
        long z = (input ^ (input >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The input that {@link #mix} turns into this output; the factors are the inverses modulo 2 to the 64. */
    public static long unmix(long output) {
        long z = (output ^ (output >>> 31) ^ (output >>> 62)) * 0x319642b2d24d8ec3L;
        z = (z ^ (z >>> 27) ^ (z >>> 54)) * 0x96de1b173f119089L;
        return z ^ (z >>> 30) ^ (z >>> 60);
    }

    /** The number at a position, from 0, of the stream that starts from a key. */
    public static long at(long key, long position) {
        return mix(key + (position + 1) * STEP);
    }

    /** Brings an evenly spread number into the range from 0 to below a bound, which is at least 1 and at most 2 to the 61. */
    public static long below(long hash, long bound) {
        return Math.multiplyHigh(hash >>> 1, bound << 1);
    }

    /** The hash of a text. */
    public static long ofText(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash + STEP + text.charAt(i));
        }
        return hash;
    }
}
