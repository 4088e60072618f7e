package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;

class MemoryTreeTest {
    private static final NodeRef FILE = NodeRef.of("/f");

    @Test
    void makesTheFoldersAboveANode() {
        MemoryTree tree = MemoryTree.create().file("/a/b/c.txt", "text").symlink("/a/l", "b");
        assertThat(tree.snapshot().nodes()).containsOnlyKeys("/a", "/a/b", "/a/b/c.txt", "/a/l");
        assertThat(tree.snapshot().count(NodeKind.FOLDER)).isEqualTo(2);
        assertThat(tree.snapshot("/a").nodes()).containsOnlyKeys("/b", "/b/c.txt", "/l");
        assertThat(new String(tree.bytes("/a/b/c.txt"), StandardCharsets.UTF_8)).isEqualTo("text");
    }

    @Test
    void computesBytesTheSameWhereverReadingBegins() {
        MemoryTree tree = MemoryTree.create().file("/f", 1003L);
        byte[] all = tree.bytes("/f");
        MemoryContent content = MemoryContent.generated(1003, "/f".hashCode());
        for (int from = 0; from < 20; from++) {
            ByteBuffer part = ByteBuffer.allocate(37);
            content.read(from, part);
            assertThat(part.array()).as("from %d", from).containsExactly(Arrays.copyOfRange(all, from, from + 37));
        }
    }

    @Test
    void listsEveryChildOnceWhateverComesAndGoesMeanwhile() throws IOException {
        MemoryTree tree = MemoryTree.builder().listingSeed(7).build();
        for (int i = 0; i < 50; i++) {
            tree.file("/stays-" + i, i).file("/goes-" + i, i);
        }
        List<String> seen = new ArrayList<>();
        try (MemoryAdapter adapter = tree.adapter();
                Listing listing = adapter.list(adapter.root(), 7)) {
            int round = 0;
            for (List<Entry> page = listing.nextPage(); !page.isEmpty(); page = listing.nextPage()) {
                page.forEach(entry -> seen.add(entry.name()));
                tree.remove("/goes-" + round).file("/comes-" + round, 1L);
                round++;
            }
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(name -> name.startsWith("stays"))).hasSize(50);
    }

    @Test
    void keepsAbandonedWritesUntilTheyAreRemovedByTheirOwner() throws IOException {
        MemoryTree tree = MemoryTree.builder().spaceQuota(10).build();
        MemoryAdapter dead = tree.adapter();
        FileWrite write = dead.openWrite(spec(8, WriteCondition.ABSENT));
        write.write(ByteBuffer.allocate(8));
        dead.close();
        write.close();
        assertThat(tree.unfinishedWrites()).isEqualTo(1);
        try (MemoryAdapter next = tree.adapter()) {
            assertThat(next.storageInfo().usableBytes()).hasValue(2);
            assertThat(next.removeAbandoned(next.root(), "other")).isZero();
            assertThat(next.removeAbandoned(next.root(), "me")).isEqualTo(1);
            assertThat(next.storageInfo().usableBytes()).hasValue(10);
        }
        assertThat(tree.unfinishedWrites()).isZero();
        assertThat(tree.exists("/f")).isFalse();
    }

    @Test
    void refusesToRemoveWritesThatAreStillGoingOn() throws IOException {
        MemoryTree tree = MemoryTree.create();
        try (MemoryAdapter adapter = tree.adapter();
                FileWrite write = adapter.openWrite(spec(0, WriteCondition.ABSENT))) {
            assertFails(ErrorClass.CONFLICT, () -> adapter.removeAbandoned(adapter.root(), "me"));
            write.commit();
        }
        assertThat(tree.exists("/f")).isTrue();
    }

    @Test
    void runsOutOfSpace() throws IOException {
        MemoryTree tree = MemoryTree.builder().spaceQuota(100).build().file("/other", 60L);
        try (MemoryAdapter adapter = tree.adapter();
                FileWrite write = adapter.openWrite(spec(50, WriteCondition.ABSENT))) {
            write.write(ByteBuffer.allocate(40));
            assertFails(ErrorClass.NO_SPACE, () -> write.write(ByteBuffer.allocate(10)));
        }
        assertThat(tree.unfinishedWrites()).isZero();
        assertThat(tree.snapshot().nodes()).containsOnlyKeys("/other");
    }

    @Test
    void noticesASourceThatChangesWhileItIsTakenStraight() throws IOException {
        MemoryTree source = MemoryTree.create().file("/f", 5L << 20);
        MemoryTree target = MemoryTree.create().file("/f", "old");
        try (MemoryAdapter from = source.adapter();
                MemoryAdapter to = target.adapter()) {
            Entry planned = from.stat(FILE);
            Entry old = to.stat(FILE);
            TransferMonitor change = bytes -> source.mtime("/f", Instant.EPOCH);
            CopyResult result = to.copyFrom(
                    from,
                    FILE,
                    new Expected(planned.size(), planned.mtime()),
                    spec(planned.size(), new WriteCondition.Unchanged(FILE, old.size(), old.mtime())),
                    Set.of(),
                    change);
            assertThat(result).isEqualTo(new CopyResult.Drifted(Entry.file("f", planned.size(), Instant.EPOCH)));
        }
        assertThat(new String(target.bytes("/f"), StandardCharsets.UTF_8)).isEqualTo("old");
        assertThat(target.unfinishedWrites()).isZero();
    }

    @Test
    void takesOverWhatIsToBeKeptUnlessTheWriteSaysOtherwise() throws IOException {
        MemoryTree source = MemoryTree.create().file("/f", 3L).set("/f", new Metadata(null, 0751, "o", "g", null));
        MemoryTree target = MemoryTree.create();
        try (MemoryAdapter from = source.adapter();
                MemoryAdapter to = target.adapter()) {
            Entry planned = from.stat(FILE);
            CopyResult result = to.copyFrom(
                    from,
                    FILE,
                    new Expected(planned.size(), planned.mtime()),
                    spec(3, WriteCondition.ABSENT),
                    Set.of(Capability.PERMISSIONS),
                    TransferMonitor.NONE);
            assertThat(result).isInstanceOf(CopyResult.Copied.class);
            Metadata written = to.metadata(FILE);
            assertThat(written.mode()).isEqualTo(0751);
            assertThat(written.owner()).isEqualTo("user");
        }
    }

    @Test
    void roundsTimesDownToItsPrecision() {
        Instant odd = Instant.parse("1969-12-31T23:59:58.999999999Z");
        assertThat(mtimeKept(1, odd)).isEqualTo(odd);
        assertThat(mtimeKept(1_000_000, odd)).isEqualTo("1969-12-31T23:59:58.999Z");
        assertThat(mtimeKept(1_000_000_000, odd)).isEqualTo("1969-12-31T23:59:58Z");
        assertThat(mtimeKept(2_000_000_000, odd.minusSeconds(1))).isEqualTo("1969-12-31T23:59:56Z");
        assertThat(mtimeKept(0, odd)).isNull();
    }

    @Test
    void tellsTwinsApartByIdAlone() throws IOException {
        MemoryTree tree = MemoryTree.builder()
                .with(Capability.NATIVE_IDS, Capability.DUPLICATE_NAMES)
                .build()
                .file("/f", "one".getBytes(StandardCharsets.UTF_8))
                .duplicate("/f", "second".getBytes(StandardCharsets.UTF_8));
        assertThat(tree.snapshot().nodes()).hasSize(2);
        try (MemoryAdapter adapter = tree.adapter();
                Listing listing = adapter.list(adapter.root(), 10)) {
            List<Entry> twins = listing.nextPage();
            assertThat(twins).extracting(Entry::name).containsExactly("f", "f");
            for (Entry twin : twins) {
                assertThat(adapter.stat(new NodeRef("/f", twin.nativeId()))).isEqualTo(twin);
            }
            assertFails(ErrorClass.NOT_FOUND, () -> adapter.stat(FILE));
        }
    }

    @Test
    void aRootInsideAnotherOverlapsIt() {
        MemoryTree tree = MemoryTree.create();
        MemoryAdapter outer = tree.adapter("/a");
        FaultyAdapter inner = new FaultyAdapter(tree.adapter("/a/b"), FaultPlan.seeded(1));
        assertThat(outer.overlaps(inner)).isTrue();
        assertThat(inner.overlaps(outer)).isTrue();
        assertThat(tree.adapter().overlaps(inner)).isTrue();
        assertThat(tree.adapter("/b").overlaps(inner)).isFalse();
        assertThat(MemoryTree.create().adapter("/a").overlaps(outer)).isFalse();
    }

    private static @Nullable Instant mtimeKept(long precision, Instant mtime) {
        MemoryTree tree = MemoryTree.builder().mtimePrecisionNanos(precision).build();
        return tree.file("/f", 1L).mtime("/f", mtime).snapshot().facts("/f").mtime();
    }

    private static WriteSpec spec(long size, WriteCondition condition) {
        return new WriteSpec(NodeRef.ROOT, "f", size, Metadata.NONE, condition, "me");
    }

    private static void assertFails(ErrorClass errorClass, ThrowingCallable call) {
        assertThatExceptionOfType(FSException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.errorClass()).isEqualTo(errorClass));
    }
}
