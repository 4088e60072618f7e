package org.sylos.adapter.spectra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.WorldSettings;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/** What is written, deleted and moved over a generated tree. */
class ChangesTest {
    private static final Instant TIME = Instant.parse("2024-02-29T12:34:56.123456789Z");

    private final Spectra spectra = Spectra.open(SpectraConfig.builder()
            .onlyPrimary()
            .seed(11)
            .maxDepth(2)
            .folders(CountRange.exactly(3))
            .files(CountRange.exactly(4))
            .world("s1", WorldSettings.withProbability(0.6))
            .build());
    private final FSAdapter primary = spectra.adapter("primary");
    private final FSAdapter s1 = spectra.adapter("s1");

    @AfterEach
    void close() {
        spectra.close();
    }

    @Test
    void aCopiedWorldEqualsItsOriginalToTheByte() throws Exception {
        Map<String, Entry> source = Digests.levelByLevel(primary, 100);
        Map<String, Entry> before = Digests.levelByLevel(s1, 100);
        for (Map.Entry<String, Entry> node : source.entrySet()) {
            if (!before.containsKey(node.getKey())) {
                NodeRef ref = NodeRef.of(node.getKey());
                if (node.getValue().kind() == NodeKind.FOLDER) {
                    s1.createFolder(parent(ref), ref.name());
                    s1.setMetadata(ref, Metadata.ofMtime(node.getValue().mtime()));
                } else {
                    write(
                            s1,
                            ref.path(),
                            read(primary, ref.path()),
                            WriteCondition.ABSENT,
                            node.getValue().mtime());
                }
            }
        }
        assertThat(Digests.levelByLevel(s1, 3)).isEqualTo(source);
        for (Map.Entry<String, Entry> node : source.entrySet()) {
            if (node.getValue().kind() == NodeKind.FILE) {
                NodeRef ref = NodeRef.of(node.getKey());
                assertThat(read(s1, ref.path())).isEqualTo(read(primary, ref.path()));
                for (ChecksumAlgorithm algorithm : s1.capabilities().checksums()) {
                    assertThat(s1.checksum(ref, algorithm)).isEqualTo(primary.checksum(ref, algorithm));
                }
            }
        }
    }

    @Test
    void adaptersOfAWorldSeeTheSameChangesAndOtherWorldsSeeNone() throws Exception {
        write(s1, "/new", new byte[3], WriteCondition.ABSENT, TIME);
        assertThat(spectra.adapter("s1").stat(NodeRef.of("/new"))).isEqualTo(Entry.file("new", 3, TIME));
        assertFails(ErrorClass.NOT_FOUND, () -> primary.stat(NodeRef.of("/new")));
    }

    @Test
    void aNodeThatWasDeletedStaysAway() throws Exception {
        String file = firstFile(primary, "/");
        primary.delete(NodeRef.of(file));
        assertFails(ErrorClass.NOT_FOUND, () -> primary.stat(NodeRef.of(file)));
        assertThat(Digests.levelByLevel(primary, 100)).doesNotContainKey(file);
        write(primary, file, new byte[5], WriteCondition.ABSENT, TIME);
        assertThat(Digests.levelByLevel(primary, 100)).containsEntry(file, Entry.file(file.substring(1), 5, TIME));
        primary.delete(NodeRef.of(file));
        assertThat(Digests.levelByLevel(primary, 100)).doesNotContainKey(file);
    }

    @Test
    void aFolderThatWasEmptiedAndDeletedComesBackEmpty() throws Exception {
        NodeRef folder = NodeRef.of("/d0001");
        assertFails(ErrorClass.CONFLICT, () -> primary.delete(folder));
        List<String> below = new ArrayList<>(Digests.levelByLevel(primary, 100).keySet());
        Collections.reverse(below);
        for (String path : below) {
            if (path.startsWith("/d0001/")) {
                primary.delete(NodeRef.of(path));
            }
        }
        assertThat(Digests.children(primary, "/d0001", 10)).isEmpty();
        primary.delete(folder);
        assertFails(ErrorClass.NOT_FOUND, () -> primary.stat(folder));
        primary.createFolder(NodeRef.ROOT, "d0001");
        assertThat(Digests.children(primary, "/d0001", 10)).isEmpty();
    }

    @Test
    void aMovedFolderTakesAlongWhatIsGeneratedInIt() throws Exception {
        write(primary, "/d0002/d0000/mine", new byte[1], WriteCondition.ABSENT, TIME);
        Map<String, Entry> before = Digests.levelByLevel(primary, 100);
        NodeRef moved = primary.rename(NodeRef.of("/d0002"), NodeRef.of("/d0000"), "moved here");
        assertThat(moved).isEqualTo(NodeRef.of("/d0000/moved here"));
        Map<String, Entry> expected = new TreeMap<>();
        before.forEach((path, entry) ->
                expected.put(path.startsWith("/d0002/") ? "/d0000/moved here" + path.substring(6) : path, entry));
        Entry folder = Objects.requireNonNull(expected.remove("/d0002"));
        expected.put("/d0000/moved here", Entry.folder("moved here", folder.mtime()));
        assertThat(Digests.levelByLevel(primary, 2)).isEqualTo(expected);
    }

    @Test
    void aFolderCannotBeMovedIntoItself() {
        assertFails(ErrorClass.CONFLICT, () -> primary.rename(NodeRef.of("/d0001"), NodeRef.of("/d0001/d0000"), "x"));
        assertFails(ErrorClass.CONFLICT, () -> primary.rename(NodeRef.ROOT, NodeRef.of("/d0001"), "x"));
    }

    @Test
    void otherBytesKeepTheirChecksumsAndCannotBeRead() throws Exception {
        byte[] bytes = "written by somebody".getBytes(StandardCharsets.UTF_8);
        Written written = write(primary, "/text", bytes, WriteCondition.ABSENT, TIME);
        assertThat(primary.checksum(NodeRef.of("/text"), ChecksumAlgorithm.CRC32C))
                .isEqualTo(written.checksum());
        assertFails(ErrorClass.UNSUPPORTED, () -> primary.openRead(NodeRef.of("/text"), 0, Long.MAX_VALUE));
        assertFails(ErrorClass.UNSUPPORTED, () -> primary.checksum(NodeRef.of("/text"), ChecksumAlgorithm.MD5));
    }

    @Test
    void aChangedTimeLeavesTheBytes() throws Exception {
        String file = firstFile(primary, "/d0000");
        byte[] bytes = read(primary, file);
        primary.setMetadata(NodeRef.of(file), Metadata.ofMtime(TIME));
        primary.setMetadata(NodeRef.of("/d0000"), Metadata.ofMtime(TIME));
        assertThat(primary.stat(NodeRef.of(file)).mtime()).isEqualTo(TIME);
        assertThat(primary.stat(NodeRef.of("/d0000")).mtime()).isEqualTo(TIME);
        assertThat(read(primary, file)).isEqualTo(bytes);
    }

    @Test
    void aGeneratedFileIsReplacedOnlyAsItWas() throws Exception {
        String path = firstFile(primary, "/");
        Entry was = primary.stat(NodeRef.of(path));
        WriteCondition unchanged = new WriteCondition.Unchanged(NodeRef.of(path), was.size(), was.mtime());
        write(primary, path, new byte[6], unchanged, TIME);
        assertThat(primary.stat(NodeRef.of(path)).size()).isEqualTo(6);
        assertFails(ErrorClass.CONFLICT, () -> write(primary, path, new byte[7], unchanged, TIME));
        assertFails(ErrorClass.ALREADY_EXISTS, () -> write(primary, path, new byte[7], WriteCondition.ABSENT, TIME));
        assertThat(primary.stat(NodeRef.of(path)).size()).isEqualTo(6);
    }

    @Test
    void resettingBringsTheGeneratedTreeBack() throws Exception {
        Map<String, Entry> before = Digests.levelByLevel(primary, 100);
        primary.delete(NodeRef.of(firstFile(primary, "/")));
        primary.rename(NodeRef.of("/d0000"), NodeRef.ROOT, "elsewhere");
        assertThat(Digests.levelByLevel(primary, 100)).isNotEqualTo(before);
        spectra.reset();
        assertThat(Digests.levelByLevel(primary, 100)).isEqualTo(before);
    }

    @Test
    void whatIsThereAllTheTimeIsListedOnceWhateverChanges() throws Exception {
        List<String> names = new ArrayList<>();
        try (Listing listing = primary.list(NodeRef.ROOT, 1)) {
            names.add(listing.nextPage().get(0).name());
            for (Entry entry : Digests.children(primary, "/", 10)) {
                if (entry.kind() == NodeKind.FILE) {
                    WriteCondition unchanged =
                            new WriteCondition.Unchanged(NodeRef.of("/" + entry.name()), entry.size(), entry.mtime());
                    write(primary, "/" + entry.name(), new byte[1], unchanged, TIME);
                }
            }
            for (List<Entry> page = listing.nextPage(); !page.isEmpty(); page = listing.nextPage()) {
                names.add(page.get(0).name());
            }
        }
        assertThat(names).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void whatIsCreatedWithoutATimeHasThatOfTheClock() throws Exception {
        FSAdapter below = spectra.adapter("primary", List.of("d0000", "a", "b"), Clock.fixed(TIME, ZoneOffset.UTC));
        assertFails(ErrorClass.NOT_FOUND, () -> below.stat(below.root()));
        below.createRoot();
        below.createFolder(below.root(), "c");
        assertThat(primary.stat(NodeRef.of("/d0000/a/b/c"))).isEqualTo(Entry.folder("c", TIME));
        assertThat(below.stat(below.root())).isEqualTo(Entry.folder("", TIME));
        assertFails(ErrorClass.INVALID_NAME, () -> below.stat(NodeRef.of("/..")));
    }

    @Test
    void treesOverlapInOneWorldWhenOneLiesInTheOther() {
        FSAdapter below = spectra.adapter("primary", List.of("d0000", "a"), Clock.systemUTC());
        FSAdapter beside = spectra.adapter("primary", List.of("d0000", "ab"), Clock.systemUTC());
        assertThat(primary.overlaps(spectra.adapter("primary"))).isTrue();
        assertThat(primary.overlaps(below)).isTrue();
        assertThat(below.overlaps(primary)).isTrue();
        assertThat(below.overlaps(beside)).isFalse();
        assertThat(primary.overlaps(s1)).isFalse();
        try (Spectra other = Spectra.open(spectra.config())) {
            assertThat(primary.overlaps(other.adapter("primary"))).isFalse();
        }
    }

    @Test
    void afterClosingNothingWorksAnyMore() {
        primary.close();
        primary.close();
        assertFails(ErrorClass.FATAL, () -> primary.stat(NodeRef.ROOT));
        spectra.close();
        assertFails(ErrorClass.FATAL, () -> s1.list(NodeRef.ROOT, 1));
    }

    private static NodeRef parent(NodeRef ref) {
        int slash = ref.path().lastIndexOf('/');
        return slash == 0 ? NodeRef.ROOT : NodeRef.of(ref.path().substring(0, slash));
    }

    private static String firstFile(FSAdapter adapter, String folder) throws IOException {
        return Digests.children(adapter, folder, 100).stream()
                .filter(entry -> entry.kind() == NodeKind.FILE)
                .map(entry -> NodeRef.childPath(folder, entry.name()))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] read(FSAdapter adapter, String path) throws IOException {
        try (ReadChannel channel = adapter.openRead(NodeRef.of(path), 0, Long.MAX_VALUE)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.opened().size());
            while (bytes.hasRemaining()) {
                assertThat(channel.read(bytes)).isPositive();
            }
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            return bytes.array();
        }
    }

    private static Written write(
            FSAdapter adapter, String path, byte[] bytes, WriteCondition condition, @Nullable Instant mtime)
            throws IOException {
        NodeRef ref = NodeRef.of(path);
        WriteSpec spec =
                new WriteSpec(parent(ref), ref.name(), bytes.length, Metadata.ofMtime(mtime), condition, "test");
        try (FileWrite write = adapter.openWrite(spec)) {
            write.write(ByteBuffer.wrap(bytes));
            return write.commit();
        }
    }

    private static void assertFails(ErrorClass errorClass, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FSException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass));
    }
}
