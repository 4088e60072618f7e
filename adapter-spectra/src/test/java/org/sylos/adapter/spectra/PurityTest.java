package org.sylos.adapter.spectra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.ExpectedCounts;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.WorldSettings;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.NodeRef;

/** What is generated follows from seed, world and path, and from nothing else. */
class PurityTest {
    private static final int NODES = 10_000;

    private static final SpectraConfig CONFIG = SpectraConfig.builder()
            .seed(20_260_101)
            .maxDepth(5)
            .folders(CountRange.between(3, 8).withDecay(0.9))
            .files(CountRange.between(0, 30))
            .world("s1", WorldSettings.withProbability(0.8))
            .build();

    @Test
    void twoOrdersOfVisitsToTwoInstancesSeeTheSame() throws Exception {
        for (String world : List.of("primary", "s1")) {
            try (Spectra one = Spectra.open(CONFIG);
                    Spectra other = Spectra.open(CONFIG)) {
                Map<String, Entry> forwards = Digests.levelByLevel(one.adapter(world), 7);
                Map<String, Entry> backwards = Digests.depthFirstBackwards(other.adapter(world), 1000);
                assertThat(forwards).hasSizeGreaterThanOrEqualTo(NODES).isEqualTo(backwards);
                assertThat(Digests.digest(forwards, NODES)).isEqualTo(Digests.digest(backwards, NODES));
            }
        }
    }

    /** The values were taken down once: another process, machine or release must come to the same. */
    @Test
    void everyProcessSeesTheSame() throws Exception {
        try (Spectra spectra = Spectra.open(CONFIG)) {
            assertThat(Digests.digest(Digests.levelByLevel(spectra.adapter("primary"), 500), NODES))
                    .isEqualTo("563bb901d83bd128697b4483493790d71825746760672ddfb33910aafb3f14a5");
            assertThat(Digests.digest(Digests.levelByLevel(spectra.adapter("s1"), 500), NODES))
                    .isEqualTo("c8ce644e83c30edfef77108ec27f94f87a59b7d9aa0580deb02bb4f48d186995");
        }
    }

    /** The tree that the documentation shows and that everybody can name. */
    @Test
    void the_demonstration_stays_what_it_is() throws Exception {
        try (Spectra spectra = Spectra.open(SpectraConfig.demo())) {
            assertThat(Digests.digest(Digests.levelByLevel(spectra.adapter("primary"), 500), Integer.MAX_VALUE))
                    .isEqualTo("fac06961ab5922b6aa97bc8df71c076afcbe9ee1e54354e4eb5f7b5d2b582aef");
            assertThat(Digests.digest(Digests.levelByLevel(spectra.adapter("s1"), 500), Integer.MAX_VALUE))
                    .isEqualTo("ac31021e7ed63f6664f083dee0e557b16aace22ebce7520941bdbd0f956f81d1");
            assertThat(Digests.digest(Digests.levelByLevel(spectra.adapter("s2"), 500), Integer.MAX_VALUE))
                    .isEqualTo("8e2f82148f982f769953814f3ad56bbd8c69175e4d61753828974c0a5114935e");
        }
    }

    @Test
    void manyThreadsSeeTheSame() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Spectra spectra = Spectra.open(CONFIG)) {
            FSAdapter adapter = spectra.adapter("s1");
            String expected = Digests.digest(Digests.levelByLevel(adapter, 100), NODES);
            List<Callable<String>> walks = IntStream.range(1, 9)
                    .<Callable<String>>mapToObj(
                            page -> () -> Digests.digest(Digests.depthFirstBackwards(adapter, page), NODES))
                    .toList();
            for (Future<String> walk : threads.invokeAll(walks)) {
                assertThat(walk.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherSeedIsAnotherTree() throws Exception {
        try (Spectra one = Spectra.open(CONFIG);
                Spectra other = Spectra.open(CONFIG.toBuilder().seed(2).build())) {
            assertThat(Digests.digest(Digests.levelByLevel(one.adapter("primary"), 100), 100))
                    .isNotEqualTo(Digests.digest(Digests.levelByLevel(other.adapter("primary"), 100), 100));
        }
    }

    @Test
    void everyNodeIsFoundByItsPathAlone() throws Exception {
        try (Spectra spectra = Spectra.open(CONFIG);
                Spectra untouched = Spectra.open(CONFIG)) {
            FSAdapter adapter = untouched.adapter("s1");
            for (Map.Entry<String, Entry> node :
                    Digests.levelByLevel(spectra.adapter("s1"), 100).entrySet()) {
                assertThat(adapter.stat(NodeRef.of(node.getKey()))).isEqualTo(node.getValue());
            }
        }
    }

    @Test
    void exactCountsAreMetExactly() throws Exception {
        SpectraConfig config = SpectraConfig.builder()
                .maxDepth(3)
                .folders(CountRange.exactly(5))
                .files(CountRange.exactly(9))
                .build();
        try (Spectra spectra = Spectra.open(config)) {
            ExpectedCounts expected = config.expected("primary");
            assertThat(expected.folders()).isEqualTo(5 + 25 + 125);
            assertThat(expected.files()).isEqualTo(9 * (1 + 5 + 25 + 125));
            assertThat(Digests.levelByLevel(spectra.adapter("primary"), 10)).hasSize((int) expected.nodes());
        }
    }

    @Test
    void randomCountsComeNearWhatIsExpected() throws Exception {
        SpectraConfig config = SpectraConfig.builder()
                .maxDepth(3)
                .folders(CountRange.between(18, 22).withDecay(0.9))
                .files(CountRange.between(0, 10))
                .world("s1", WorldSettings.withProbability(0.7))
                .build();
        try (Spectra spectra = Spectra.open(config)) {
            for (String world : List.of("primary", "s1")) {
                Map<String, Entry> nodes = Digests.levelByLevel(spectra.adapter(world), 1000);
                double bytes = nodes.values().stream().mapToLong(Entry::size).sum();
                assertThat(nodes.size() / config.expected(world).nodes()).isBetween(0.85, 1.15);
                assertThat(bytes / config.expected(world).bytes()).isBetween(0.85, 1.15);
            }
        }
    }

    /** Ten million places in one folder; nothing of it may stay in memory while it is listed. */
    @Test
    void aFolderOfTenMillionIsListedInPages() throws Exception {
        SpectraConfig config = SpectraConfig.builder()
                .maxDepth(0)
                .files(CountRange.exactly(10_000_000))
                .world("few", WorldSettings.withProbability(0.000_1))
                .build();
        try (Spectra spectra = Spectra.open(config);
                Listing listing = spectra.adapter("primary").list(NodeRef.ROOT, 5000)) {
            long count = 0;
            for (List<Entry> page = listing.nextPage(); !page.isEmpty(); page = listing.nextPage()) {
                assertThat(page.size()).isLessThanOrEqualTo(5000);
                count += page.size();
            }
            assertThat(count).isEqualTo(10_000_000);
            List<Entry> few = Digests.children(spectra.adapter("few"), "/", 10);
            assertThat(few).hasSizeBetween(800, 1200);
            assertThat(few.stream().map(Entry::name).distinct()).hasSameSizeAs(few);
        }
    }
}
