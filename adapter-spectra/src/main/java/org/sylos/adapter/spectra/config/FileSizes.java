package org.sylos.adapter.spectra.config;

import org.sylos.engine.api.Stability;

/** How large files are, in bytes. */
@Stability(Stability.Level.EXPERIMENTAL)
public sealed interface FileSizes {
    /** The largest size of a generated file: one exbibyte. */
    long MOST = 1L << 60;

    /** {@return the mean of all sizes} */
    double mean();

    /**
     * All files have one size.
     *
     * @param bytes from 0 to {@link #MOST}
     */
    @Stability(Stability.Level.EXPERIMENTAL)
    record Fixed(long bytes) implements FileSizes {

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException when the size is out of its bounds
         */
        public Fixed {
            if (bytes < 0 || bytes > MOST) {
                throw new IllegalArgumentException("not a file size: " + bytes);
            }
        }

        @Override
        public double mean() {
            return bytes;
        }
    }

    /**
     * Sizes are drawn evenly from a range.
     *
     * @param min smallest size, zero or more
     * @param max largest size, from {@code min} to {@link #MOST}
     */
    @Stability(Stability.Level.EXPERIMENTAL)
    record Uniform(long min, long max) implements FileSizes {

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException when a size is out of its bounds, or the range is empty
         */
        public Uniform {
            if (min < 0 || max < min || max > MOST) {
                throw new IllegalArgumentException("not a range of file sizes: " + min + " to " + max);
            }
        }

        @Override
        public double mean() {
            return ((double) min + max) / 2;
        }
    }

    /**
     * All files have this size in bytes.
     *
     * @param bytes from 0 to {@link #MOST}
     * @return one size for all files
     */
    static FileSizes fixed(long bytes) {
        return new Fixed(bytes);
    }

    /**
     * {@return sizes drawn evenly from a range of bytes}
     *
     * @param min smallest size, zero or more
     * @param max largest size, from {@code min} to {@link #MOST}
     */
    static FileSizes uniform(long min, long max) {
        return new Uniform(min, max);
    }
}
