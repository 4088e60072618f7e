package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.tck.fs.AdapterDriver;

class SparseFilesTest extends LocalTest {
    private static final long MIB = 1 << 20;

    /** A file of a length with runs of data at these positions. */
    private Path sparse(String name, long length, int run, long... positions) throws IOException {
        Path file = source.resolve(name);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long position : positions) {
                out.write(ByteBuffer.wrap(AdapterDriver.bytes(run, position)), position);
            }
            if (out.size() < length) {
                Programs.output("truncate", "-s", Long.toString(length), file.toString());
            }
        }
        return file;
    }

    private void stream(String path, int bufferSize, boolean backwards) throws IOException {
        var from = adapter(source);
        var to = adapter(target);
        Entry planned = from.stat(NodeRef.of(path));
        try (ReadChannel in = from.openRead(NodeRef.of(path), 0, Long.MAX_VALUE);
                FileWrite out = to.openWrite(spec(path, planned))) {
            ByteBuffer buffer = ByteBuffer.allocate(bufferSize);
            List<byte[]> parts = new ArrayList<>();
            while (in.read(buffer) >= 0) {
                buffer.flip();
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                parts.add(part);
                buffer.clear();
            }
            long at = 0;
            if (backwards) {
                at = planned.size();
                for (int i = parts.size() - 1; i >= 0; i--) {
                    at -= parts.get(i).length;
                    out.writeAt(at, ByteBuffer.wrap(parts.get(i)));
                }
            } else {
                for (byte[] part : parts) {
                    out.write(ByteBuffer.wrap(part));
                }
            }
            out.commit();
        }
    }

    private void assertCopied(String name, long mostAllocated) throws IOException {
        assertThat(Files.mismatch(source.resolve(name), target.resolve(name))).isEqualTo(-1);
        assertThat(allocated(target.resolve(name))).isLessThanOrEqualTo(mostAllocated);
    }

    @ParameterizedTest
    @ValueSource(longs = {65_537, 3 * MIB, 5 * MIB + 12_345, 64 * MIB})
    void holesStayHolesOnTheFastPath(long length) throws IOException {
        Path file = sparse("file", length, 1000, 0, length / 2);
        assumeTrue(allocated(file) < length, "no holes on this file system");
        AtomicLong heard = new AtomicLong();
        assertThat(copy(adapter(source), adapter(target), "/file", heard::addAndGet))
                .isInstanceOf(CopyResult.Copied.class);
        assertCopied("file", 3 * 65_536 + 65_536);
        assertThat(heard.get()).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_536, 100_000, 1 << 20})
    void holesStayHolesInAStream(int bufferSize) throws IOException {
        Path file = sparse("file", 20 * MIB, 1000, 0, 10 * MIB);
        assumeTrue(allocated(file) < MIB, "no holes on this file system");
        stream("/file", bufferSize, false);
        assertCopied("file", bufferSize == 65_536 || bufferSize == 1 << 20 ? 4 * 65_536 : 20 * MIB);
    }

    @Test
    void partsInAnyOrderLeaveHoles() throws IOException {
        sparse("file", 8 * MIB, 70_000, MIB, 7 * MIB);
        stream("/file", 1 << 20, true);
        assertCopied("file", 8 * 65_536);
    }

    @Test
    void aFileOfNothingButAHoleHasItsLength() throws IOException {
        sparse("file", 100 * MIB + 1, 0, 0);
        copy(adapter(source), adapter(target), "/file");
        assertCopied("file", 65_536);
    }

    @Test
    void aHoleBetweenBlocksOfDataIsFound() throws IOException {
        sparse("file", 4 * MIB, 65_536, 0, 65_536, 3 * 65_536, 2 * MIB - 65_536, 2 * MIB, 4 * MIB - 65_536);
        copy(adapter(source), adapter(target), "/file");
        assertCopied("file", 6 * 65_536 + 32_768);
    }

    @Test
    void withoutTheOptionEveryByteIsWritten() throws IOException {
        sparse("file", 3 * MIB, 1000, 0);
        copy(adapter(source), adapter(target, "sparse=false"), "/file");
        assertThat(Files.mismatch(source.resolve("file"), target.resolve("file")))
                .isEqualTo(-1);
        assertThat(allocated(target.resolve("file"))).isGreaterThanOrEqualTo(3 * MIB);
    }
}
