package org.sylos.adapter.spectra.config;

import org.sylos.engine.api.Stability;

/** How large files are, in bytes. */
@Stability(Stability.Level.EXPERIMENTAL)
public sealed interface FileSizes {
    /** The largest size of a generated file: one exbibyte. */
    long MOST = 1L << 60;

    /** The greatest spread of a {@link LogNormal} distribution. */
    double MOST_SPREAD = 1000;

    /** The least shape of a {@link HeavyTail} distribution. */
    double LEAST_SHAPE = 0.1;

    /** The greatest shape of a {@link HeavyTail} distribution. */
    double MOST_SHAPE = 10;

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
     * Sizes whose logarithms are spread normally, as those of documents are: two thirds of the files lie between {@code median
     * / spread} and {@code median * spread}.
     *
     * @param median half of the files are smaller, from 1 to {@link #MOST}
     * @param spread how far they lie apart, as a factor from 1 to {@link #MOST_SPREAD}
     * @param max largest size, from {@code median} to {@link #MOST}; what would be larger has this size
     */
    @Stability(Stability.Level.EXPERIMENTAL)
    record LogNormal(long median, double spread, long max) implements FileSizes {

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException when a part is out of its bounds
         */
        public LogNormal {
            if (median < 1 || max < median || max > MOST) {
                throw new IllegalArgumentException("not a range of file sizes: median " + median + ", max " + max);
            }
            if (!(spread >= 1 && spread <= MOST_SPREAD)) {
                throw new IllegalArgumentException("the spread is from 1 to " + MOST_SPREAD + ", not " + spread);
            }
        }

        /** In steps that are fine enough for a thousandth, because the cut at the maximum leaves no simple formula. */
        @Override
        public double mean() {
            int steps = 400_000;
            double sum = 0;
            for (int i = 0; i < steps; i++) {
                // The range holds all but one in 10^15 on either side.
                double deviation = -8 + 16 * (i + 0.5) / steps;
                double size = Math.min((double) max, median * StrictMath.pow(spread, deviation));
                sum += size * StrictMath.exp(-deviation * deviation / 2);
            }
            return sum * 16 / steps / StrictMath.sqrt(2 * StrictMath.PI);
        }
    }

    /**
     * Many small sizes and few very large ones, as those of media collections are: a Pareto distribution between two bounds.
     *
     * @param min smallest size, from 1
     * @param max largest size, from {@code min} to {@link #MOST}
     * @param shape the exponent, from {@link #LEAST_SHAPE} to {@link #MOST_SHAPE}: of the files of at least some size, one in
     *     {@code 2^shape} has at least twice that. The smaller, the more bytes are in the largest files
     */
    @Stability(Stability.Level.EXPERIMENTAL)
    record HeavyTail(long min, long max, double shape) implements FileSizes {

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException when a part is out of its bounds
         */
        public HeavyTail {
            if (min < 1 || max < min || max > MOST) {
                throw new IllegalArgumentException("not a range of file sizes: " + min + " to " + max);
            }
            if (!(shape >= LEAST_SHAPE && shape <= MOST_SHAPE)) {
                throw new IllegalArgumentException(
                        "the shape is from " + LEAST_SHAPE + " to " + MOST_SHAPE + ", not " + shape);
            }
        }

        @Override
        public double mean() {
            double ratio = (double) min / max;
            if (min == max) {
                return min;
            }
            double mass = 1 - StrictMath.pow(ratio, shape);
            double mean = StrictMath.abs(shape - 1) < 1e-9
                    ? -min * StrictMath.log(ratio)
                    : min * shape / (shape - 1) * (1 - StrictMath.pow(ratio, shape - 1));
            return mean / mass;
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

    /**
     * {@return sizes whose logarithms are spread normally}
     *
     * @param median half of the files are smaller, from 1 byte to {@link #MOST}
     * @param spread how far they lie apart, as a factor from 1 to {@link #MOST_SPREAD}
     * @param max largest size, from {@code median} to {@link #MOST}
     */
    static FileSizes logNormal(long median, double spread, long max) {
        return new LogNormal(median, spread, max);
    }

    /**
     * {@return many small sizes and few very large ones}
     *
     * @param min smallest size, from 1 byte
     * @param max largest size, from {@code min} to {@link #MOST}
     * @param shape the exponent, from {@link #LEAST_SHAPE} to {@link #MOST_SHAPE}
     */
    static FileSizes heavyTail(long min, long max, double shape) {
        return new HeavyTail(min, max, shape);
    }
}
