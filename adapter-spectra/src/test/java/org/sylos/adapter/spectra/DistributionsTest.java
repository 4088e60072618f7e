package org.sylos.adapter.spectra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.Distribution;
import org.sylos.adapter.spectra.config.FileSizes;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;

/** How many children folders have, and how large files are. */
class DistributionsTest {
    static List<FileSizes> sizes() {
        return List.of(
                FileSizes.fixed(7),
                FileSizes.uniform(10, 1000),
                FileSizes.logNormal(10_000, 3, 1 << 30),
                FileSizes.logNormal(10_000, 1, 1 << 20),
                FileSizes.logNormal(10_000, 100, 20_000),
                FileSizes.heavyTail(1000, 1_000_000, 1.5),
                FileSizes.heavyTail(1000, 1_000_000, 1),
                FileSizes.heavyTail(1000, 100_000, 0.3),
                FileSizes.heavyTail(5, 5, 2));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void sizes_have_the_mean_that_is_promised(FileSizes sizes) throws Exception {
        List<Long> drawn = draw(sizes);
        double mean = drawn.stream().mapToLong(Long::longValue).average().orElseThrow();
        assertThat(mean / sizes.mean()).isCloseTo(1, within(0.05));
    }

    @Test
    void log_normal_sizes_lie_around_their_median() throws Exception {
        List<Long> drawn = draw(FileSizes.logNormal(10_000, 3, 50_000));
        assertThat(share(drawn, 0, 9_999)).isCloseTo(0.5, within(0.02));
        assertThat(share(drawn, 3_333, 30_000)).isCloseTo(0.683, within(0.02));
        assertThat(share(drawn, 0, 50_000)).isEqualTo(1);
        assertThat(share(drawn, 50_000, 50_000)).isCloseTo(0.0715, within(0.01));
    }

    @Test
    void heavy_tailed_sizes_are_few_and_large() throws Exception {
        List<Long> drawn = draw(FileSizes.heavyTail(1000, 1L << 50, 1));
        assertThat(share(drawn, 0, 999)).isZero();
        assertThat(share(drawn, 2_000, Long.MAX_VALUE)).isCloseTo(0.5, within(0.02));
        assertThat(share(drawn, 4_000, Long.MAX_VALUE)).isCloseTo(0.25, within(0.02));
        assertThat(share(drawn, 64_000, Long.MAX_VALUE)).isCloseTo(1 / 64.0, within(0.005));
        assertThat(drawn).allMatch(size -> size <= 1L << 50);
    }

    @ParameterizedTest
    @EnumSource(Distribution.class)
    void counts_keep_their_bounds_and_have_the_mean_that_is_promised(Distribution distribution) throws Exception {
        for (CountRange range : List.of(CountRange.between(2, 20), CountRange.between(0, 1), CountRange.exactly(3))) {
            CountRange distributed = range.withDistribution(distribution);
            List<Integer> counts = counts(distributed);
            assertThat(counts).allMatch(count -> count >= range.min() && count <= range.max());
            if (distribution != Distribution.NORMAL || range.max() < 20) {
                assertThat(counts).contains(range.min(), range.max());
            }
            double mean = counts.stream().mapToInt(Integer::intValue).average().orElseThrow();
            assertThat(mean).isCloseTo(distributed.meanAt(0), within(range.max() * 0.02));
        }
    }

    @Test
    void the_mean_of_a_long_heavy_tail_is_its_logarithm() {
        CountRange long1 = CountRange.between(0, 999_999).withDistribution(Distribution.HEAVY_TAIL);
        assertThat(long1.meanAt(0)).isCloseTo(Math.log(1e6) + 0.577 - 2, within(0.01));
        CountRange short1 = CountRange.between(0, 999).withDistribution(Distribution.HEAVY_TAIL);
        CountRange short2 = CountRange.between(0, 1000).withDistribution(Distribution.HEAVY_TAIL);
        assertThat(short2.meanAt(0)).isCloseTo(short1.meanAt(0), within(0.01)).isGreaterThan(short1.meanAt(0));
    }

    @Test
    void normal_counts_lie_around_the_middle() throws Exception {
        List<Integer> counts = counts(CountRange.between(0, 99).withDistribution(Distribution.NORMAL));
        long middle = counts.stream().filter(count -> count >= 35 && count < 65).count();
        assertThat((double) middle / counts.size()).isBetween(0.6, 0.8);
    }

    private static List<Long> draw(FileSizes sizes) throws IOException {
        SpectraConfig config = SpectraConfig.builder()
                .maxDepth(0)
                .files(CountRange.exactly(40_000))
                .fileSizes(sizes)
                .build();
        try (Spectra spectra = Spectra.open(config)) {
            return spectra.world("primary").list("/").stream().map(Entry::size).toList();
        }
    }

    /** How many files each of many folders has. */
    private static List<Integer> counts(CountRange files) throws IOException {
        SpectraConfig config = SpectraConfig.builder()
                .maxDepth(1)
                .folders(CountRange.exactly(4000))
                .files(files)
                .build();
        try (Spectra spectra = Spectra.open(config)) {
            SpectraWorld world = spectra.world("primary");
            return world.list("/").stream()
                    .filter(entry -> entry.kind() == NodeKind.FOLDER)
                    .map(entry -> children(world, "/" + entry.name()))
                    .toList();
        }
    }

    private static int children(SpectraWorld world, String folder) {
        try {
            return world.list(folder).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double share(List<Long> sizes, long min, long max) {
        return (double) sizes.stream()
                        .filter(size -> size >= min && size <= max)
                        .count()
                / sizes.size();
    }
}
