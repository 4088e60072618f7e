package org.sylos.adapter.spectra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraStoreException;
import org.sylos.adapter.spectra.config.SpectraStoreException.Reason;
import org.sylos.engine.api.fs.Entry;

/** What other processes see, and what becomes of changes when a process dies or the disk is full. */
class ProcessesTest {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final int NODES = 10_000;

    private static final String SHAPE = """
            seed: 20260102
            max-depth: 5
            folders: {min: 3, max: 8, decay: 0.9, distribution: normal}
            files: {min: 8, max: 400, distribution: heavy-tail}
            file-size: {distribution: log-normal, median: 10K, max: 1T}
            names: {style: hostile, share: 0.5}
            worlds:
              s1: {probability: 0.95, mtime-skew: 1h, staleness: {share: 0.1}}
            """;

    @TempDir
    private Path folder;

    private Path temporary;
    private Path config;

    @BeforeEach
    void folders() throws Exception {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        config = folder.resolve("world.yaml");
    }

    @Test
    void two_processes_see_one_tree_whatever_the_order_of_their_visits() throws Exception {
        Files.writeString(config, SHAPE);
        try (Spectra spectra = Spectra.open(config);
                Child other =
                        Child.start(temporary, DigestProgram.class, config.toString(), "" + NODES, "primary", "s1")) {
            for (String world : new String[] {"primary", "s1"}) {
                Map<String, Entry> nodes = Digests.levelByLevel(spectra.adapter(world), 1000);
                assertThat(nodes.size()).isGreaterThan(NODES);
                assertThat(other.line()).isEqualTo(Digests.digest(nodes, NODES));
            }
        }
    }

    @Test
    void a_later_process_sees_the_changes_of_an_earlier_one() throws Exception {
        Files.writeString(config, SHAPE + "store: changes.db\n");
        Map<String, Entry> nodes;
        try (Spectra spectra = Spectra.open(config)) {
            SpectraWorld world = spectra.world("s1");
            int change = 0;
            for (Entry entry : world.list("/")) {
                String path = "/" + entry.name();
                switch (change++ % 4) {
                    case 0 -> world.rename(path, "/moved " + change);
                    case 1 -> world.setMtime(path, Instant.EPOCH);
                    case 2 -> world.createFolder("/made " + change);
                    default -> world.write("/file " + change, new byte[change]);
                }
            }
            nodes = Digests.levelByLevel(spectra.adapter("s1"), 1000);
            assertThat(nodes.size()).isGreaterThan(NODES);
        }
        try (Child other = Child.start(temporary, DigestProgram.class, config.toString(), "" + NODES, "s1", "s1")) {
            assertThat(other.line()).isEqualTo(Digests.digest(nodes, NODES));
        }
        assertThat(folder.resolve("changes.db")).isRegularFile();
    }

    @Test
    void a_store_held_by_another_process_is_refused_with_its_number() throws Exception {
        Path store = folder.resolve("changes.db");
        SpectraConfig demo = SpectraConfig.demo().toBuilder().store(store).build();
        try (Child holder = Child.start(temporary, StoreProgram.class, store.toString())) {
            assertThat(holder.line()).isEqualTo("ready");
            SpectraStoreException e = catchThrowableOfType(SpectraStoreException.class, () -> Spectra.open(demo));
            assertThat(e.reason()).isEqualTo(Reason.IN_USE);
            assertThat(e).hasMessageContaining(store.toString()).hasMessageContaining("process " + holder.pid());
            assertThat(e.hint()).isPresent();
            // Without a store nobody is in anybody's way.
            try (Spectra other = Spectra.open(SpectraConfig.demo())) {
                assertThat(other.world("s1").list("/")).isNotEmpty();
            }
        }
    }

    @Test
    void what_was_done_before_a_process_was_killed_is_kept() throws Exception {
        Path store = folder.resolve("changes.db");
        int told = 0;
        try (Child child = Child.start(temporary, StoreProgram.class, store.toString())) {
            assertThat(child.line()).isEqualTo("ready");
            child.go();
            while (told < 50) {
                told = Integer.parseInt(Objects.requireNonNull(child.line()));
            }
        }
        assertKept(store, told);
    }

    @Test
    void a_full_disk_is_told_and_loses_nothing_that_was_done() throws Exception {
        assumeTrue(Files.isExecutable(PRLIMIT), "needs prlimit to make files hit a limit");
        Path store = folder.resolve("changes.db");
        int told = 0;
        try (Child child = Child.start(temporary, StoreProgram.class, store.toString())) {
            assertThat(child.line()).isEqualTo("ready");
            Process limit = new ProcessBuilder(PRLIMIT.toString(), "--pid", "" + child.pid(), "--fsize=300000")
                    .inheritIO()
                    .start();
            assertThat(limit.waitFor()).isZero();
            child.go();
            String line = Objects.requireNonNull(child.line());
            for (; Character.isDigit(line.charAt(0)); line = Objects.requireNonNull(child.line())) {
                told = Integer.parseInt(line);
            }
            assertThat(line).startsWith("NO_SPACE there is no room left").contains(store.toString());
            assertThat(child.line()).startsWith("NO_SPACE");
            assertThat(child.line()).isEqualTo("" + StoreProgram.SIZE);
        }
        assertThat(told).isPositive();
        assertKept(store, told);
    }

    private static void assertKept(Path store, int files) throws Exception {
        SpectraConfig demo =
                SpectraConfig.demo().toBuilder().keepBytes(true).store(store).build();
        try (Spectra spectra = Spectra.open(demo)) {
            SpectraWorld world = spectra.world("s1");
            for (int i = 0; i < files; i++) {
                assertThat(world.read("/made/file " + i, 0, 2 * StoreProgram.SIZE))
                        .isEqualTo(StoreProgram.bytes(i));
            }
            // The last one may have been done without anybody being told.
            assertThat(world.list("/made")).hasSizeBetween(files, files + 1);
            world.write("/made/another", new byte[3]);
        }
    }
}
