package org.sylos.it.scale;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.Distribution;
import org.sylos.adapter.spectra.config.FileSizes;
import org.sylos.adapter.spectra.config.NameStyle;
import org.sylos.adapter.spectra.config.Names;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.Staleness;
import org.sylos.adapter.spectra.config.WorldSettings;
import org.sylos.engine.api.storage.CompareMode;

/**
 * A simulated storage drawn from a seed: a small tree of any shape with names of any kind, in two worlds that partly agree.
 *
 * @param config what both worlds are generated from
 * @param source the world that is read
 * @param destination the world that is written
 * @param mode how the two are compared
 * @param faithful whether the destination has each node of the source, with its bytes, when everything was copied: the mode finds
 *     every difference, or there was nothing that could differ
 */
record Universe(SpectraConfig config, String source, String destination, CompareMode mode, boolean faithful) {
    private static final int LEAST_NODES = 50;
    private static final int MOST_NODES = 3000;

    static Universe of(long seed) {
        Random random = new Random(seed);
        SpectraConfig.Builder builder = tree(seed, random);
        String source = random.nextInt(3) == 0 ? "left" : SpectraConfig.PRIMARY;
        if (!source.equals(SpectraConfig.PRIMARY)) {
            builder.world(source, world(random, 0.5 + random.nextDouble() / 2));
        }
        double probability = any(random, List.of(0.0, 0.4, 0.8, 1.0));
        builder.world("right", world(random, probability));
        CompareMode mode = any(random, List.of(CompareMode.values()));
        boolean exact = mode == CompareMode.MTIME || mode == CompareMode.CHECKSUM;
        return new Universe(builder.build(), source, "right", mode, exact || probability == 0);
    }

    /** The same with all that goes wrong taken from elsewhere. */
    Universe with(SpectraConfig other) {
        return new Universe(other, source, destination, mode, faithful);
    }

    static SpectraConfig.Builder tree(long seed, Random random) {
        while (true) {
            SpectraConfig.Builder builder = shape(random).seed(seed).onlyPrimary();
            double nodes = builder.build().expected(SpectraConfig.PRIMARY).nodes();
            if (nodes >= LEAST_NODES && nodes <= MOST_NODES) {
                return builder.names(names(random)).fileSizes(sizes(random));
            }
        }
    }

    private static SpectraConfig.Builder shape(Random random) {
        SpectraConfig.Builder builder = SpectraConfig.builder();
        return switch (random.nextInt(5)) {
            // A chain.
            case 0 ->
                builder.maxDepth(20 + random.nextInt(40))
                        .folders(CountRange.exactly(1))
                        .files(CountRange.between(0, random.nextInt(8)));
            // Everything in one or two levels.
            case 1 ->
                builder.maxDepth(random.nextInt(2))
                        .folders(CountRange.between(0, 1 + random.nextInt(20)))
                        .files(CountRange.between(40, 50 + random.nextInt(500)));
            // Many folders, and hardly a file.
            case 2 ->
                builder.maxDepth(1 + random.nextInt(4))
                        .folders(CountRange.between(1, 2 + random.nextInt(12)).withDecay(0.5 + random.nextDouble() / 2))
                        .files(CountRange.between(0, 1));
            // A few folders that hold most of it.
            case 3 ->
                builder.maxDepth(2 + random.nextInt(4))
                        .folders(CountRange.between(0, 3 + random.nextInt(5)).withDistribution(Distribution.HEAVY_TAIL))
                        .files(CountRange.between(0, 20 + random.nextInt(300))
                                .withDistribution(Distribution.HEAVY_TAIL));
            default ->
                builder.maxDepth(1 + random.nextInt(5))
                        .folders(CountRange.between(random.nextInt(3), 3 + random.nextInt(3))
                                .withDistribution(Distribution.NORMAL))
                        .files(CountRange.between(0, random.nextInt(15)));
        };
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Names names(Random random) {
        NameStyle style = any(random, List.of(NameStyle.values()));
        return Names.some(style, 0.3 + 0.7 * random.nextDouble());
    }

    private static FileSizes sizes(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> FileSizes.fixed(random.nextInt(2) * 100L);
            case 1 -> FileSizes.logNormal(50, 5, 200_000);
            case 2 -> FileSizes.heavyTail(1, 500_000, 0.8);
            default -> FileSizes.uniform(0, 3000);
        };
    }

    private static WorldSettings world(Random random, double probability) {
        List<Duration> skews =
                List.of(Duration.ZERO, Duration.ZERO, Duration.ofHours(1), Duration.ofHours(-1), Duration.ofNanos(-1));
        return WorldSettings.withProbability(probability)
                .withMtimeSkew(any(random, skews))
                .withStaleness(random.nextBoolean() ? Staleness.NONE : Staleness.of(0.3));
    }
}
