package org.sylos.tck.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifyRequest;
import org.sylos.tck.Checksums;
import org.sylos.tck.fs.AdapterDriver;
import org.sylos.tck.fs.FaultPlan;
import org.sylos.tck.fs.FaultyAdapter;
import org.sylos.tck.fs.MemoryTree;
import org.sylos.tck.fs.MemoryTreeBuilder;

/** Two trees between which something was copied well, and what was promised of it. */
final class Bench {
    static final Instant TIME = Instant.parse("2023-04-05T06:07:08.090807060Z");
    static final String TARGET = "../some/where \u00e9";
    static final int LARGE = 300_000;

    final MemoryTree source;
    final MemoryTree destination;
    final FaultPlan srcPlan = FaultPlan.seeded(1);
    final FaultPlan dstPlan = FaultPlan.seeded(2);
    final FaultyAdapter src;
    final FaultyAdapter dst;

    /** Trees that can do everything that does not exclude something else. */
    Bench() {
        this(MemoryTree.builder(), MemoryTree.builder());
    }

    Bench(MemoryTreeBuilder from, MemoryTreeBuilder to) {
        source = from.label("source").build();
        destination = to.label("destination").build();
        for (int size : new int[] {0, 1, LARGE}) {
            put(size, AdapterDriver.bytes(size, size));
        }
        source.symlink("/from/link", TARGET).mtime("/from/link", TIME);
        destination.symlink("/to/Link", TARGET).mtime("/to/Link", TIME);
        src = new FaultyAdapter(source.adapter(), srcPlan);
        dst = new FaultyAdapter(destination.adapter(), dstPlan);
    }

    private void put(int size, byte[] bytes) {
        source.file("/from/f" + size, bytes).mtime("/from/f" + size, TIME);
        destination.file("/to/F" + size, bytes).mtime("/to/F" + size, TIME);
    }

    /** Puts other bytes in place of a copied file, of its old time. */
    void overwrite(int size, byte[] bytes) {
        destination.file("/to/F" + size, bytes).mtime("/to/F" + size, TIME);
    }

    /** Changes one byte of the largest file at the destination. */
    void flip(int position) {
        byte[] bytes = destination.bytes("/to/F" + LARGE);
        bytes[position] ^= 1;
        overwrite(LARGE, bytes);
    }

    /** The promise about a file, with the checksum of its bytes or without one. */
    VerifyRequest file(int size, @Nullable ChecksumAlgorithm algorithm) throws IOException {
        Checksum copied = algorithm == null ? null : Checksums.of(algorithm, source.bytes("/from/f" + size));
        return new VerifyRequest(
                ref(src, "from", "f" + size),
                ref(dst, "to", "F" + size),
                NodeKind.FILE,
                size,
                src.capabilities().mtimePrecisionNanos() == 0 ? null : TIME,
                null,
                copied);
    }

    /** The promise about the largest file, with a checksum. */
    VerifyRequest large() throws IOException {
        return file(LARGE, ChecksumAlgorithm.CRC32C);
    }

    /** The promise about the link. */
    VerifyRequest link() throws IOException {
        return new VerifyRequest(
                ref(src, "from", "link"), ref(dst, "to", "Link"), NodeKind.SYMLINK, 0, TIME, TARGET, null);
    }

    /** Every promise, each with every checksum and without one. */
    List<VerifyRequest> all() throws IOException {
        List<VerifyRequest> all = new ArrayList<>(List.of(link()));
        for (int size : new int[] {0, 1, LARGE}) {
            all.add(file(size, null));
            for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
                all.add(file(size, algorithm));
            }
        }
        return all;
    }

    Verdict verify(Verifier verifier, VerifyRequest request) throws IOException {
        return verifier.verify(request, src, dst);
    }

    private static NodeRef ref(FaultyAdapter adapter, String folder, String name) throws IOException {
        AdapterDriver driver = new AdapterDriver(adapter.delegate());
        return find(driver, find(driver, adapter.root(), folder), name);
    }

    private static NodeRef find(AdapterDriver driver, NodeRef parent, String name) throws IOException {
        for (Entry entry : driver.list(parent)) {
            if (entry.name().equals(name)) {
                return AdapterDriver.ref(parent, entry);
            }
        }
        throw new AssertionError("the bench has no " + name);
    }
}
