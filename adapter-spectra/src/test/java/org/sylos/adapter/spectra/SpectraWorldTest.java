package org.sylos.adapter.spectra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.FileSizes;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.adapter.spectra.config.WorldSettings;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;

/** A world as a program uses it that has nothing to do with migrations. */
class SpectraWorldTest {
    private static final Instant TIME = Instant.parse("2024-02-29T12:34:56.123456789Z");
    private static final byte[] TEXT = "written by a program".getBytes(StandardCharsets.UTF_8);

    private final Spectra spectra = Spectra.open(SpectraConfig.builder()
            .onlyPrimary()
            .seed(3)
            .maxDepth(2)
            .folders(CountRange.exactly(3))
            .files(CountRange.exactly(4))
            .keepBytes(true)
            .world("s1", WorldSettings.withProbability(0.6))
            .build());
    private final SpectraWorld primary = spectra.world("primary");

    @AfterEach
    void close() {
        spectra.close();
    }

    @Test
    void it_shows_what_its_adapters_show() throws Exception {
        for (Map.Entry<String, Entry> node :
                Digests.levelByLevel(spectra.adapter("s1"), 10).entrySet()) {
            assertThat(spectra.world("s1").stat(node.getKey())).isEqualTo(node.getValue());
        }
        assertThat(primary.list("/")).hasSameElementsAs(Digests.children(spectra.adapter("primary"), "/", 2));
        assertThat(primary.list("/"))
                .extracting(Entry::kind)
                .startsWith(NodeKind.FOLDER, NodeKind.FOLDER, NodeKind.FOLDER, NodeKind.FILE);
        assertThat(primary.stat("/").name()).isEmpty();
    }

    @Test
    void a_folder_is_listed_in_pages() throws Exception {
        try (Listing listing = primary.list("/", 6)) {
            assertThat(listing.nextPage()).hasSize(6);
            assertThat(listing.nextPage()).hasSize(1);
            assertThat(listing.nextPage()).isEmpty();
        }
    }

    @Test
    void any_part_of_a_file_is_read() throws Exception {
        String file = primary.list("/").stream()
                .filter(entry -> entry.size() > 1000)
                .findFirst()
                .map(entry -> "/" + entry.name())
                .orElseThrow();
        int size = (int) primary.stat(file).size();
        byte[] whole = primary.read(file, 0, Integer.MAX_VALUE);
        assertThat(whole).hasSize(size);
        assertThat(primary.read(file, 100, 50)).isEqualTo(Arrays.copyOfRange(whole, 100, 150));
        assertThat(primary.read(file, size - 3L, 50)).isEqualTo(Arrays.copyOfRange(whole, size - 3, size));
        assertThat(primary.read(file, size + 10L, 50)).isEmpty();
        assertThatThrownBy(() -> primary.open(file, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_written_is_there_for_everybody() throws Exception {
        primary.createFolder("/made");
        primary.createFolder("/made");
        Entry written = primary.write("/made/text", new ByteArrayInputStream(TEXT), TIME);
        assertThat(written).isEqualTo(Entry.file("text", TEXT.length, TIME));
        assertThat(spectra.adapter("primary").stat(NodeRef.of("/made/text"))).isEqualTo(written);
        assertThat(primary.read("/made/text", 0, 100)).isEqualTo(TEXT);
        primary.write("/made/text", new byte[3]);
        assertThat(primary.read("/made/text", 0, 100)).isEqualTo(new byte[3]);
        assertThat(primary.checksum("/made/text", ChecksumAlgorithm.CRC32C).hex())
                .isEqualTo("6064a37a");
        primary.setMtime("/made", TIME);
        assertThat(primary.stat("/made").mtime()).isEqualTo(TIME);
    }

    @Test
    void nothing_is_written_when_the_bytes_cannot_be_had() throws Exception {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        assertThatThrownBy(() -> primary.write("/new", broken, TIME)).hasMessageContaining("closed");
        assertFails(ErrorClass.NOT_FOUND, "/new", () -> primary.stat("/new"));
    }

    @Test
    void nodes_are_renamed_and_deleted() throws Exception {
        List<Entry> below = primary.list("/d0001");
        primary.rename("/d0001", "/d0000/moved");
        assertThat(primary.list("/d0000/moved")).isEqualTo(below);
        assertFails(ErrorClass.NOT_FOUND, "/d0001", () -> primary.list("/d0001"));
        assertFails(ErrorClass.CONFLICT, "/d0000/moved", () -> primary.delete("/d0000/moved"));
        String file = "/d0000/moved/" + below.get(below.size() - 1).name();
        primary.delete(file);
        primary.delete(file);
        assertFails(ErrorClass.NOT_FOUND, file, () -> primary.stat(file));
        assertFails(ErrorClass.ALREADY_EXISTS, "/d0002", () -> primary.rename("/d0000", "/d0002"));
        assertFails(ErrorClass.CONFLICT, "/d0000", () -> primary.rename("/d0000", "/d0000/d0000/x"));
    }

    @Test
    void the_root_stays_what_it_is() throws Exception {
        primary.createFolder("/");
        assertFails(ErrorClass.CONFLICT, "/", () -> primary.write("/", TEXT));
        assertFails(ErrorClass.CONFLICT, "/", () -> primary.delete("/"));
        assertFails(ErrorClass.CONFLICT, "/", () -> primary.rename("/", "/d0000/x"));
        assertFails(ErrorClass.ALREADY_EXISTS, "/", () -> primary.rename("/d0000", "/"));
    }

    @Test
    void kinds_are_not_mixed_up() throws Exception {
        primary.write("/text", TEXT);
        assertFails(ErrorClass.CONFLICT, "/text", () -> primary.list("/text"));
        assertFails(ErrorClass.CONFLICT, "/text", () -> primary.createFolder("/text"));
        assertFails(ErrorClass.CONFLICT, "/d0000", () -> primary.write("/d0000", TEXT));
        assertFails(ErrorClass.CONFLICT, "/d0000", () -> primary.read("/d0000", 0, 1));
        assertFails(ErrorClass.NOT_FOUND, "/text/below", () -> primary.stat("/text/below"));
        assertFails(ErrorClass.NOT_FOUND, "/no", () -> primary.write("/no/file", TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d0000", "//", "/d0000/", "/./d0000", "/d0000/../d0001", "/a\0b"})
    void a_path_that_none_can_have_is_refused(String path) {
        assertFails(ErrorClass.INVALID_NAME, path, () -> primary.stat(path));
    }

    @Test
    void a_world_is_reset_alone() throws Exception {
        primary.createFolder("/made");
        spectra.world("s1").createFolder("/made");
        primary.reset();
        assertFails(ErrorClass.NOT_FOUND, "/made", () -> primary.stat("/made"));
        assertThat(spectra.world("s1").stat("/made").name()).isEqualTo("made");
    }

    @Test
    void worlds_are_counted() throws Exception {
        WorldCount before = primary.count();
        assertThat(before.folders()).isEqualTo(3 + 9);
        assertThat(before.files()).isEqualTo(4 * (1 + 3 + 9));
        assertThat(before.bytes())
                .isEqualTo(Digests.levelByLevel(spectra.adapter("primary"), 10).values().stream()
                        .mapToLong(Entry::size)
                        .sum());
        primary.createFolder("/made");
        primary.write("/made/text", TEXT);
        primary.rename("/d0000", "/made/d");
        assertThat(primary.count())
                .isEqualTo(new WorldCount(before.folders() + 1, before.files() + 1, before.bytes() + TEXT.length));
        assertThat(spectra.world("s1").count().nodes()).isBetween(10L, 50L);
    }

    @Test
    void more_bytes_than_a_number_holds_are_counted_as_the_largest() throws Exception {
        SpectraConfig huge = SpectraConfig.builder()
                .maxDepth(0)
                .files(CountRange.exactly(20))
                .fileSizes(FileSizes.fixed(1L << 60))
                .build();
        try (Spectra large = Spectra.open(huge)) {
            assertThat(large.world("primary").count()).isEqualTo(new WorldCount(0, 20, Long.MAX_VALUE));
        }
    }

    @Test
    void an_interrupted_count_ends() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(primary::count).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void what_is_asked_is_counted_whoever_asks_and_whatever_comes_of_it() throws Exception {
        primary.stat("/");
        primary.write("/text", TEXT);
        assertThatThrownBy(() -> primary.stat("/nothing")).isInstanceOf(FSException.class);
        spectra.adapter("primary").stat(NodeRef.ROOT);
        primary.list("/", 1).close();
        primary.read("/text", 0, 4);
        primary.count();
        SpectraStats stats = primary.stats();
        assertThat(stats.operations())
                .containsOnlyKeys(SpectraOperation.values())
                .containsEntry(SpectraOperation.STAT, 3L)
                .containsEntry(SpectraOperation.WRITE, 1L)
                .containsEntry(SpectraOperation.LIST, 1L)
                .containsEntry(SpectraOperation.READ, 1L)
                .containsEntry(SpectraOperation.DELETE, 0L);
        assertThat(stats.totalOperations()).isEqualTo(6);
        assertThat(stats.bytesRead()).isEqualTo(4);
        assertThat(stats.bytesWritten()).isEqualTo(TEXT.length);
        assertThat(stats.injectedFailures()).isEmpty();
        spectra.world("s1").stat("/");
        assertThat(spectra.stats().operations()).containsEntry(SpectraOperation.STAT, 4L);
    }

    @Test
    void a_closed_simulator_answers_nothing_more() {
        spectra.close();
        assertFails(ErrorClass.FATAL, "/", () -> primary.stat("/"));
        assertFails(ErrorClass.FATAL, "/", primary::count);
    }

    private static void assertFails(ErrorClass errorClass, String path, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FSException.class, e -> {
            assertThat(e.errorClass()).isEqualTo(errorClass);
            assertThat(e.path()).isEqualTo(path);
        });
    }
}
