package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.tck.Gate;

class FaultyAdapterTest {
    private static final NodeRef FILE = NodeRef.of("/f");

    private final MemoryTree tree =
            MemoryTree.create().file("/f", 1000L).file("/g", 10L).folder("/d");
    private final FaultPlan plan = FaultPlan.seeded(42);
    private final FaultyAdapter adapter = new FaultyAdapter(tree.adapter(), plan);

    @Test
    void passesEverythingOnWithoutRules() throws IOException {
        assertThat(adapter.stat(FILE).size()).isEqualTo(1000);
        assertThat(read(FILE)).isEqualTo(tree.bytes("/f"));
        assertThat(adapter.counts().of(FsOperation.STAT)).isEqualTo(1);
        assertThat(adapter.counts().of(FsOperation.STAT, "/g")).isZero();
        assertThat(adapter.counts().bytesRead()).isEqualTo(1000);
        assertThat(adapter.counts().inFlight()).isZero();
        assertThat(adapter.counts().mostInFlight()).isEqualTo(1);
    }

    @Test
    void failsTheChosenAttemptsWithTheChosenClass() throws IOException {
        plan.add(FaultRule.fail(ErrorClass.THROTTLED, Duration.ofSeconds(3))
                .on(FsOperation.STAT)
                .at("/f")
                .skip(1)
                .times(1));
        assertThat(adapter.stat(FILE)).isNotNull();
        assertThatExceptionOfType(FSException.class)
                .isThrownBy(() -> adapter.stat(FILE))
                .satisfies(failure -> {
                    assertThat(failure.errorClass()).isEqualTo(ErrorClass.THROTTLED);
                    assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(3));
                    assertThat(failure.path()).isEqualTo("/f");
                });
        assertThat(adapter.stat(FILE)).isNotNull();
    }

    @Test
    void failsTheFirstAttemptOfEachPath() throws IOException {
        plan.add(FaultRule.fail(ErrorClass.TRANSIENT)
                .on(FsOperation.STAT)
                .times(1)
                .eachPath());
        for (String path : List.of("/f", "/g")) {
            assertThatExceptionOfType(FSException.class).isThrownBy(() -> adapter.stat(NodeRef.of(path)));
            assertThat(adapter.stat(NodeRef.of(path))).isNotNull();
        }
    }

    @Test
    void drawsTheSameFaultsFromTheSameSeedInAnyOrder() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            names.add("n" + i);
        }
        List<String> failed = failing(7, names);
        assertThat(failed).hasSizeBetween(20, 100);
        List<String> backwards = new ArrayList<>(names);
        Collections.reverse(backwards);
        assertThat(failing(7, backwards)).containsExactlyInAnyOrderElementsOf(failed);
        assertThat(failing(8, names)).isNotEqualTo(failed);
    }

    @Test
    void failsAListingAfterSomePages() throws IOException {
        plan.add(FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.NEXT_PAGE).skip(2));
        try (Listing listing = adapter.list(adapter.root(), 1)) {
            assertThat(listing.nextPage()).hasSize(1);
            assertThat(listing.nextPage()).hasSize(1);
            assertThatExceptionOfType(FSException.class).isThrownBy(listing::nextPage);
            assertThat(listing.nextPage()).isEmpty();
        }
    }

    @Test
    void lies() throws IOException {
        plan.lie("/", Lies.adding(Entry.file("..", 1, null), Entry.file("a/b", 1, null), Entry.file("", 1, null)));
        assertThat(names(2)).contains("..", "a/b", "");
        plan.lie("/", Lies.repeatingTheFirstPage());
        assertThat(names(1)).containsExactly("f", "f", "g", "d");
        plan.lie("/", Lies.hiding("g"));
        assertThat(names(10)).containsExactly("f", "d");
        plan.lie("/", Lies.doubling());
        assertThat(names(10)).containsExactly("f", "g", "d", "f", "g", "d");
    }

    @Test
    void readsInShortPiecesAndWrongBytes() throws IOException {
        plan.shortReads(7);
        assertThat(read(FILE)).isEqualTo(tree.bytes("/f"));
        assertThat(adapter.counts().of(FsOperation.READ)).isGreaterThan(1000 / 7);
        plan.corruptReads(1);
        assertThat(read(FILE)).hasSize(1000).isNotEqualTo(tree.bytes("/f"));
        plan.clear();
        assertThat(read(FILE)).isEqualTo(tree.bytes("/f"));
    }

    @Test
    void changesAFileWhileItIsRead() throws IOException {
        plan.add(FaultRule.run(event -> tree.mtime("/f", Instant.EPOCH))
                .on(FsOperation.READ)
                .times(1));
        try (ReadChannel channel = adapter.openRead(FILE, 0, Long.MAX_VALUE)) {
            assertThat(channel.recheck()).isEqualTo(channel.opened());
            channel.read(ByteBuffer.allocate(10));
            assertThat(channel.recheck()).isNotEqualTo(channel.opened());
        }
    }

    @Test
    void aFaultInTheCommitAbortsTheWrite() throws IOException {
        plan.add(FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.COMMIT));
        assertThatExceptionOfType(FSException.class).isThrownBy(() -> write("new"));
        assertThat(tree.exists("/new")).isFalse();
        assertThat(tree.unfinishedWrites()).isZero();
    }

    @Test
    void aFaultAfterTheCommitHidesThatItSucceeded() {
        plan.add(FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.COMMIT).afterwards());
        assertThatExceptionOfType(FSException.class).isThrownBy(() -> write("new"));
        assertThat(new String(tree.bytes("/new"), StandardCharsets.UTF_8)).isEqualTo("x");
    }

    @Test
    void holdsAnOperationUntilTheGateOpens() throws Exception {
        Gate gate = new Gate("stat");
        plan.add(FaultRule.hold(gate).on(FsOperation.STAT));
        CompletableFuture<Entry> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(adapter.stat(FILE));
            } catch (IOException e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        gate.awaitReached();
        assertThat(result).isNotDone();
        assertThat(adapter.counts().inFlight()).isEqualTo(1);
        gate.open();
        assertThat(result.get(60, TimeUnit.SECONDS).size()).isEqualTo(1000);
        thread.join();
    }

    @Test
    void anInterruptedThreadLeavesTheGate() throws Exception {
        Gate gate = new Gate("stat");
        plan.add(FaultRule.hold(gate).on(FsOperation.STAT));
        AtomicReference<Object> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                thrown.set(adapter.stat(FILE));
            } catch (IOException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : "the interrupt status is lost");
            }
        });
        thread.start();
        gate.awaitReached();
        thread.interrupt();
        thread.join(60_000);
        assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void tellsItsSeed() {
        plan.add(FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.STAT).share(0.5));
        assertThat(adapter.toString()).contains("seed 42", "TRANSIENT", "STAT", "0.5");
    }

    private static List<String> failing(long seed, List<String> names) {
        MemoryTree tree = MemoryTree.create();
        names.forEach(name -> tree.file("/" + name, 1L));
        List<String> failed = new ArrayList<>();
        FaultPlan plan = FaultPlan.seeded(seed)
                .add(FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.STAT).share(0.25));
        try (FaultyAdapter adapter = new FaultyAdapter(tree.adapter(), plan)) {
            for (String name : names) {
                try {
                    assertThat(adapter.stat(NodeRef.of("/" + name)).name()).isEqualTo(name);
                } catch (IOException e) {
                    failed.add(name);
                }
            }
        }
        return failed;
    }

    private List<String> names(int pageSize) throws IOException {
        List<String> names = new ArrayList<>();
        try (Listing listing = adapter.list(adapter.root(), pageSize)) {
            for (List<Entry> page = listing.nextPage(); !page.isEmpty(); page = listing.nextPage()) {
                page.forEach(entry -> names.add(entry.name()));
            }
        }
        return names;
    }

    private byte[] read(NodeRef file) throws IOException {
        try (ReadChannel channel = adapter.openRead(file, 0, Long.MAX_VALUE)) {
            ByteBuffer buffer = ByteBuffer.allocate(2000);
            while (channel.read(buffer) >= 0) {
                assertThat(buffer.hasRemaining()).isTrue();
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    private void write(String name) throws IOException {
        WriteSpec spec = new WriteSpec(NodeRef.ROOT, name, 1, Metadata.NONE, WriteCondition.ABSENT, "me");
        try (FileWrite write = adapter.openWrite(spec)) {
            write.write(ByteBuffer.wrap("x".getBytes(StandardCharsets.UTF_8)));
            write.commit();
        }
    }
}
