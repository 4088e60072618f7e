package org.sylos.adapter.spectra.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * What goes wrong in a world. Everything but the rate limit follows from the seeds, the world, the path, the operation and how
 * often it failed before: neither time nor threads nor the order of visits have a part in it.
 *
 * @param seed another number is other trouble over the same tree
 * @param latency how long operations take; those that are missing take no time
 * @param rateLimit how many operations there may be; null for any number
 * @param failures with which classes operations fail, each class at most once; those of one operation come to a rate of 1
 *     at most
 * @param mostInARow how many passing failures one operation on one node has at most before it succeeds, from 1 to
 *     {@link #MOST_IN_A_ROW}; refusals by the rate limit are not among them
 * @param lostAnswers share of the changes that are made and reported as {@link org.sylos.engine.api.ErrorClass#TRANSIENT}
 *     failures, from 0 to 1
 * @param corruptedReads share of the files opened of which a bit is flipped, from 0 to 1
 * @param truncatedReads share of the files opened that end too soon, from 0 to 1
 * @param shortReads share of the files that come in pieces of a few bytes, from 0 to 1
 * @param vanishing share of the generated nodes that are listed and gone when anything is asked of them, from 0 to 1
 * @param slowFolders share of the folders that take {@code slowness} more to list, each page, from 0 to 1
 * @param slowness what these take more, from zero to {@link Latency#MOST}
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record Chaos(
        long seed,
        Map<SpectraOperation, Latency> latency,
        @Nullable RateLimit rateLimit,
        List<InjectedFailure> failures,
        int mostInARow,
        double lostAnswers,
        double corruptedReads,
        double truncatedReads,
        double shortReads,
        double vanishing,
        double slowFolders,
        Duration slowness) {
    /** The greatest {@code mostInARow}. */
    public static final int MOST_IN_A_ROW = 1_000_000;

    /** Nothing goes wrong. */
    public static final Chaos NONE = builder().build();

    /**
     * Checks the bounds and copies what could change.
     *
     * @throws IllegalArgumentException when a part is out of its bounds
     */
    public Chaos {
        Map<SpectraOperation, Latency> delays = new EnumMap<>(SpectraOperation.class);
        delays.putAll(latency);
        delays.values().removeIf(Latency.NONE::equals);
        latency = Collections.unmodifiableMap(delays);
        failures = List.copyOf(failures);
        if (failures.stream().map(InjectedFailure::errorClass).distinct().count() < failures.size()) {
            throw new IllegalArgumentException("there are two rates of failures for one class");
        }
        for (SpectraOperation operation : SpectraOperation.values()) {
            double rates = failures.stream()
                    .filter(failure -> failure.operations().contains(operation))
                    .mapToDouble(InjectedFailure::rate)
                    .sum();
            if (rates > 1) {
                throw new IllegalArgumentException(
                        "failures of " + operation.label() + " come to a rate of " + rates + ", above 1");
            }
        }
        if (mostInARow < 1 || mostInARow > MOST_IN_A_ROW) {
            throw new IllegalArgumentException(
                    "failures in a row are from 1 to " + MOST_IN_A_ROW + ", not " + mostInARow);
        }
        checkShare("lost answers", lostAnswers);
        checkShare("corrupted reads", corruptedReads);
        checkShare("truncated reads", truncatedReads);
        checkShare("short reads", shortReads);
        checkShare("vanishing nodes", vanishing);
        checkShare("slow folders", slowFolders);
        if (slowness.isNegative() || slowness.compareTo(Latency.MOST) > 0) {
            throw new IllegalArgumentException("slowness is from zero to " + Latency.MOST + ", not " + slowness);
        }
    }

    private static void checkShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of " + what + " is from 0 to 1, not " + share);
        }
    }

    /** {@return whether nothing goes wrong, whatever the seed} */
    public boolean calm() {
        return toBuilder().seed(0).mostInARow(Builder.IN_A_ROW).build().equals(NONE);
    }

    /** {@return a builder that starts from {@link #NONE}} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that starts from this} */
    public Builder toBuilder() {
        Builder builder = new Builder()
                .seed(seed)
                .rateLimit(rateLimit)
                .mostInARow(mostInARow)
                .lostAnswers(lostAnswers)
                .corruptedReads(corruptedReads)
                .truncatedReads(truncatedReads)
                .shortReads(shortReads)
                .vanishing(vanishing)
                .slowFolders(slowFolders, slowness);
        latency.forEach(builder::latency);
        failures.forEach(builder::failure);
        return builder;
    }

    /** Collects what goes wrong. Not thread-safe. */
    @Stability(Stability.Level.EXPERIMENTAL)
    public static final class Builder {
        private static final int IN_A_ROW = 3;

        private long seed;
        private final Map<SpectraOperation, Latency> latency = new EnumMap<>(SpectraOperation.class);
        private @Nullable RateLimit rateLimit;
        private final List<InjectedFailure> failures = new ArrayList<>();
        private int mostInARow = IN_A_ROW;
        private double lostAnswers;
        private double corruptedReads;
        private double truncatedReads;
        private double shortReads;
        private double vanishing;
        private double slowFolders;
        private Duration slowness = Duration.ZERO;

        private Builder() {}

        /**
         * Sets the seed.
         *
         * @param value any number
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets how long one operation takes.
         *
         * @param operation which one
         * @param delay how long
         * @return this builder
         */
        public Builder latency(SpectraOperation operation, Latency delay) {
            latency.put(operation, delay);
            return this;
        }

        /**
         * Sets how long every operation takes.
         *
         * @param delay how long
         * @return this builder
         */
        public Builder latency(Latency delay) {
            for (SpectraOperation operation : SpectraOperation.values()) {
                latency.put(operation, delay);
            }
            return this;
        }

        /**
         * Sets how many operations there may be.
         *
         * @param limit the limit; null for any number
         * @return this builder
         */
        public Builder rateLimit(@Nullable RateLimit limit) {
            rateLimit = limit;
            return this;
        }

        /**
         * Adds failures.
         *
         * @param failure with which class, how often and where
         * @return this builder
         */
        public Builder failure(InjectedFailure failure) {
            failures.add(failure);
            return this;
        }

        /**
         * Sets how many passing failures one operation on one node has at most before it succeeds.
         *
         * @param most from 1 to {@link Chaos#MOST_IN_A_ROW}; 3 unless set
         * @return this builder
         */
        public Builder mostInARow(int most) {
            mostInARow = most;
            return this;
        }

        /**
         * Sets the share of the changes that are made and reported as failures.
         *
         * @param share from 0 to 1
         * @return this builder
         */
        public Builder lostAnswers(double share) {
            lostAnswers = share;
            return this;
        }

        /**
         * Sets the share of the files opened of which a bit is flipped.
         *
         * @param share from 0 to 1
         * @return this builder
         */
        public Builder corruptedReads(double share) {
            corruptedReads = share;
            return this;
        }

        /**
         * Sets the share of the files opened that end too soon.
         *
         * @param share from 0 to 1
         * @return this builder
         */
        public Builder truncatedReads(double share) {
            truncatedReads = share;
            return this;
        }

        /**
         * Sets the share of the files that come in pieces of a few bytes.
         *
         * @param share from 0 to 1
         * @return this builder
         */
        public Builder shortReads(double share) {
            shortReads = share;
            return this;
        }

        /**
         * Sets the share of the generated nodes that are listed and gone.
         *
         * @param share from 0 to 1
         * @return this builder
         */
        public Builder vanishing(double share) {
            vanishing = share;
            return this;
        }

        /**
         * Sets which folders take long to list.
         *
         * @param share of the folders, from 0 to 1
         * @param delay what a page of them takes more, from zero to {@link Latency#MOST}
         * @return this builder
         */
        public Builder slowFolders(double share, Duration delay) {
            slowFolders = share;
            slowness = delay;
            return this;
        }

        /**
         * {@return what was collected so far}
         *
         * @throws IllegalArgumentException when a part is out of its bounds
         */
        public Chaos build() {
            return new Chaos(
                    seed,
                    latency,
                    rateLimit,
                    failures,
                    mostInARow,
                    lostAnswers,
                    corruptedReads,
                    truncatedReads,
                    shortReads,
                    vanishing,
                    slowFolders,
                    slowness);
        }
    }
}
