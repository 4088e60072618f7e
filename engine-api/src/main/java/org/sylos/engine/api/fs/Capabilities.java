package org.sylos.engine.api.fs;

import java.util.EnumSet;
import java.util.Set;
import org.sylos.engine.api.Stability;

/**
 * What an adapter can do and how it wants to be used. Constant for the life of the adapter.
 *
 * @param supported the abilities it has
 * @param checksums algorithms that {@link FSAdapter#checksum} answers for any file, reading it if need be
 * @param storedChecksums those of them that it knows without reading the file
 * @param names which names it can hold
 * @param mtimePrecisionNanos the step of its modification times in nanoseconds, at least 1; 0 when it has no times
 * @param maxFileSize largest file in bytes
 * @param recommendedConcurrency operations at once to start with, at least 1
 * @param maxConcurrency most operations at once, at least {@code recommendedConcurrency}
 * @param pageSize entries per listing page that suit it, at least 1
 */
@Stability(Stability.Level.EVOLVING)
public record Capabilities(
        Set<Capability> supported,
        Set<ChecksumAlgorithm> checksums,
        Set<ChecksumAlgorithm> storedChecksums,
        NameRules names,
        long mtimePrecisionNanos,
        long maxFileSize,
        int recommendedConcurrency,
        int maxConcurrency,
        int pageSize) {

    /**
     * Checks the bounds and copies the sets.
     *
     * @throws IllegalArgumentException when a number is out of its bounds, or a stored checksum is not among the
     *     checksums
     */
    public Capabilities {
        supported = Set.copyOf(supported);
        checksums = Set.copyOf(checksums);
        storedChecksums = Set.copyOf(storedChecksums);
        if (!checksums.containsAll(storedChecksums)) {
            throw new IllegalArgumentException("a stored checksum is not among the checksums");
        }
        if (mtimePrecisionNanos < 0
                || maxFileSize < 0
                || recommendedConcurrency < 1
                || maxConcurrency < recommendedConcurrency
                || pageSize < 1) {
            throw new IllegalArgumentException("a capability is out of its bounds");
        }
    }

    /**
     * {@return whether the adapter has this ability}
     *
     * @param capability the ability asked about
     */
    public boolean has(Capability capability) {
        return supported.contains(capability);
    }

    /** {@return a builder that starts from a plain adapter: no abilities, POSIX names, no times} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what an adapter can do. Not thread-safe. */
    @Stability(Stability.Level.EVOLVING)
    public static final class Builder {
        private final Set<Capability> supported = EnumSet.noneOf(Capability.class);
        private Set<ChecksumAlgorithm> checksums = Set.of();
        private Set<ChecksumAlgorithm> storedChecksums = Set.of();
        private NameRules names = NameRules.POSIX;
        private long mtimePrecisionNanos;
        private long maxFileSize = Long.MAX_VALUE;
        private int recommendedConcurrency = 4;
        private int maxConcurrency = 64;
        private int pageSize = 1000;

        private Builder() {}

        /**
         * Adds abilities.
         *
         * @param capabilities what is added to those before, each named once
         * @return this builder
         */
        public Builder with(Capability... capabilities) {
            supported.addAll(Set.of(capabilities));
            return this;
        }

        /**
         * Sets the algorithms that can be answered.
         *
         * @param algorithms replace those before, each named once
         * @return this builder
         */
        public Builder checksums(ChecksumAlgorithm... algorithms) {
            checksums = Set.of(algorithms);
            return this;
        }

        /**
         * Sets the algorithms that are known without reading.
         *
         * @param algorithms replace those before, each named once; all of them among the {@link #checksums checksums}
         * @return this builder
         */
        public Builder storedChecksums(ChecksumAlgorithm... algorithms) {
            storedChecksums = Set.of(algorithms);
            return this;
        }

        /**
         * Sets the rules for names.
         *
         * @param rules which names the storage can hold
         * @return this builder
         */
        public Builder names(NameRules rules) {
            names = rules;
            return this;
        }

        /**
         * Sets the step of modification times in nanoseconds.
         *
         * @param nanos at least 1; 0 when there are no times
         * @return this builder
         */
        public Builder mtimePrecisionNanos(long nanos) {
            mtimePrecisionNanos = nanos;
            return this;
        }

        /**
         * Sets the largest file in bytes.
         *
         * @param bytes zero or more
         * @return this builder
         */
        public Builder maxFileSize(long bytes) {
            maxFileSize = bytes;
            return this;
        }

        /**
         * Sets the operations at once: to start with, and at most.
         *
         * @param recommended at least 1
         * @param most at least {@code recommended}
         * @return this builder
         */
        public Builder concurrency(int recommended, int most) {
            recommendedConcurrency = recommended;
            maxConcurrency = most;
            return this;
        }

        /**
         * Sets the entries per listing page.
         *
         * @param entries at least 1
         * @return this builder
         */
        public Builder pageSize(int entries) {
            pageSize = entries;
            return this;
        }

        /**
         * {@return the capabilities as collected so far}
         *
         * @throws IllegalArgumentException when a number is out of its bounds, or a stored checksum is not among the
         *     checksums
         */
        public Capabilities build() {
            return new Capabilities(
                    supported,
                    checksums,
                    storedChecksums,
                    names,
                    mtimePrecisionNanos,
                    maxFileSize,
                    recommendedConcurrency,
                    maxConcurrency,
                    pageSize);
        }
    }
}
