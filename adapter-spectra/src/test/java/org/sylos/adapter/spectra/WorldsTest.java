package org.sylos.adapter.spectra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.Staleness;
import org.sylos.adapter.spectra.config.WorldSettings;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;

/** How worlds relate to the primary one. */
class WorldsTest {
    private static final Duration SKEW = Duration.ofMillis(-3_600_001);

    private static final SpectraConfig CONFIG = SpectraConfig.builder()
            .onlyPrimary()
            .seed(5)
            .maxDepth(4)
            .folders(CountRange.exactly(5))
            .files(CountRange.exactly(6))
            .world("s1", WorldSettings.withProbability(0.7).withMtimeSkew(SKEW))
            .world("s2", WorldSettings.withProbability(0.7))
            .world("none", WorldSettings.withProbability(0))
            .world("all", WorldSettings.COMPLETE)
            .build();

    @Test
    void aWorldIsAPartOfThePrimaryOne() throws Exception {
        try (Spectra spectra = Spectra.open(CONFIG)) {
            Map<String, Entry> primary = Digests.levelByLevel(spectra.adapter("primary"), 100);
            Map<String, Entry> s2 = Digests.levelByLevel(spectra.adapter("s2"), 100);
            assertThat(primary).containsAllEntriesOf(s2);
            assertThat(s2.size()).isBetween(1, primary.size() - 1);
        }
    }

    @Test
    void aNodeIsThereWithTheGivenProbabilityWhereItsFolderIs() throws Exception {
        try (Spectra spectra = Spectra.open(CONFIG)) {
            Map<String, Entry> s1 = Digests.levelByLevel(spectra.adapter("s1"), 100);
            FSAdapter primary = spectra.adapter("primary");
            long possible = Digests.children(primary, "/", 100).size();
            for (Map.Entry<String, Entry> node : s1.entrySet()) {
                if (node.getValue().kind() == NodeKind.FOLDER) {
                    possible += Digests.children(primary, node.getKey(), 100).size();
                }
            }
            assertThat((double) s1.size() / possible).isBetween(0.65, 0.75);
        }
    }

    @Test
    void whatIsMissingInAWorldIsMissingWithAllBelowIt() throws Exception {
        try (Spectra spectra = Spectra.open(CONFIG)) {
            Map<String, Entry> primary = Digests.levelByLevel(spectra.adapter("primary"), 100);
            FSAdapter adapter = spectra.adapter("s1");
            Map<String, Entry> s1 = Digests.levelByLevel(adapter, 100);
            int missing = 0;
            for (String path : primary.keySet()) {
                if (!s1.containsKey(path)) {
                    missing++;
                    assertThatThrownBy(() -> adapter.stat(NodeRef.of(path)))
                            .isInstanceOfSatisfying(
                                    FSException.class,
                                    e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.NOT_FOUND));
                }
            }
            assertThat(missing).isEqualTo(primary.size() - s1.size()).isPositive();
        }
    }

    @Test
    void worldsDifferFromOneAnotherInWhatTheyHold() throws Exception {
        try (Spectra spectra = Spectra.open(CONFIG)) {
            assertThat(Digests.levelByLevel(spectra.adapter("s1"), 100).keySet())
                    .isNotEqualTo(
                            Digests.levelByLevel(spectra.adapter("s2"), 100).keySet());
            assertThat(Digests.levelByLevel(spectra.adapter("none"), 100)).isEmpty();
            assertThat(Digests.levelByLevel(spectra.adapter("all"), 100))
                    .isEqualTo(Digests.levelByLevel(spectra.adapter("primary"), 100));
        }
    }

    @Test
    void timesAreSkewedAndBytesAreNot() throws Exception {
        try (Spectra spectra = Spectra.open(CONFIG)) {
            FSAdapter primary = spectra.adapter("primary");
            FSAdapter s1 = spectra.adapter("s1");
            for (Map.Entry<String, Entry> node : Digests.levelByLevel(s1, 100).entrySet()) {
                NodeRef ref = NodeRef.of(node.getKey());
                Entry original = primary.stat(ref);
                assertThat(node.getValue().mtime())
                        .isEqualTo(Objects.requireNonNull(original.mtime()).plus(SKEW));
                assertThat(node.getValue().size()).isEqualTo(original.size());
                if (original.kind() == NodeKind.FILE) {
                    assertThat(s1.checksum(ref, ChecksumAlgorithm.CRC32C))
                            .isEqualTo(primary.checksum(ref, ChecksumAlgorithm.CRC32C));
                }
            }
        }
    }

    @Test
    void aWorldThatIsNotConfiguredIsRefusedWithTheNamesOfThoseThatAre() {
        try (Spectra spectra = Spectra.open(CONFIG)) {
            assertThatThrownBy(() -> spectra.adapter("s9"))
                    .isInstanceOfSatisfying(
                            ConfigException.class,
                            e -> assertThat(e.hint()).hasValue("its worlds are all, none, primary, s1, s2"))
                    .hasMessageContaining("'s9'");
        }
    }

    /** A chain of folders of any length costs no more than its length. */
    @Test
    void aChainOfFoldersEndsAtItsDepth() throws Exception {
        SpectraConfig chain = SpectraConfig.builder()
                .maxDepth(500)
                .folders(CountRange.exactly(1))
                .files(CountRange.exactly(0))
                .build();
        try (Spectra spectra = Spectra.open(chain)) {
            FSAdapter adapter = spectra.adapter("primary");
            assertThat(adapter.stat(NodeRef.of("/d0000".repeat(500))).kind()).isEqualTo(NodeKind.FOLDER);
            assertThat(Digests.children(adapter, "/d0000".repeat(500), 10)).isEmpty();
            assertThat(Digests.levelByLevel(adapter, 10)).hasSize(500);
        }
    }

    @Test
    void a_stale_world_has_older_versions_of_a_share_of_its_files() throws Exception {
        Duration age = Duration.ofHours(100);
        SpectraConfig config = CONFIG.toBuilder()
                .world("stale", WorldSettings.COMPLETE.withStaleness(new Staleness(0.3, age)))
                .build();
        try (Spectra spectra = Spectra.open(config)) {
            SpectraWorld primary = spectra.world("primary");
            SpectraWorld stale = spectra.world("stale");
            int files = 0;
            int otherTime = 0;
            int otherSize = 0;
            int both = 0;
            for (Map.Entry<String, Entry> node :
                    Digests.levelByLevel(spectra.adapter("stale"), 100).entrySet()) {
                Entry now = primary.stat(node.getKey());
                Entry then = node.getValue();
                if (now.kind() == NodeKind.FOLDER) {
                    assertThat(then).isEqualTo(now);
                    continue;
                }
                files++;
                boolean sameTime = Objects.equals(then.mtime(), now.mtime());
                boolean sameSize = then.size() == now.size();
                otherTime += !sameTime && sameSize ? 1 : 0;
                otherSize += sameTime && !sameSize ? 1 : 0;
                both += !sameTime && !sameSize ? 1 : 0;
                if (!sameTime) {
                    Duration older = Duration.between(then.mtime(), now.mtime());
                    assertThat(older).isBetween(Staleness.LEAST_AGE, age);
                }
                assertThat(stale.checksum(node.getKey(), ChecksumAlgorithm.CRC32C)
                                .equals(primary.checksum(node.getKey(), ChecksumAlgorithm.CRC32C)))
                        .isEqualTo(sameTime && sameSize);
            }
            assertThat((otherTime + otherSize + both) / (double) files).isBetween(0.27, 0.33);
            for (int third : new int[] {otherTime, otherSize, both}) {
                assertThat(third / (double) files).isBetween(0.08, 0.12);
            }
            double bytes = stale.count().bytes();
            assertThat(bytes / config.expected("stale").bytes()).isBetween(0.95, 1.05);
        }
    }
}
