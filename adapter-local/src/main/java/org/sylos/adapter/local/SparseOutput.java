package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a new file and leaves holes where whole, aligned blocks of 64 KiB hold only zeros: what is never written reads as
 * zeros and takes no room. Several threads may write ranges that do not overlap.
 */
final class SparseOutput {
    static final int BLOCK = 64 * 1024;
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(BLOCK).asReadOnlyBuffer();

    private final FileChannel file;
    private final boolean sparse;
    private final AtomicLong end = new AtomicLong();

    SparseOutput(FileChannel file, boolean sparse) {
        this.file = file;
        this.sparse = sparse;
    }

    /** Writes, or leaves out, all that remains in a buffer. */
    void write(ByteBuffer bytes, long position) throws IOException {
        int last = bytes.limit();
        long origin = position - bytes.position();
        int pending = bytes.position();
        if (sparse) {
            ByteBuffer all = bytes.duplicate();
            long firstBlock = Math.floorDiv(position + BLOCK - 1, BLOCK) * BLOCK;
            for (long block = firstBlock; block - origin + BLOCK <= last; block += BLOCK) {
                int at = (int) (block - origin);
                if (zeros(all.slice(at, BLOCK))) {
                    writeRun(bytes, pending, at, origin);
                    pending = at + BLOCK;
                }
            }
        }
        writeRun(bytes, pending, last, origin);
        bytes.limit(last).position(last);
    }

    /** Notes that the file has bytes up to a position that something else wrote. */
    void wrote(long position) {
        end.accumulateAndGet(position, Math::max);
    }

    /** Gives the file its length when it ends with a hole. */
    void finish(long size) throws IOException {
        if (end.get() < size) {
            // The JDK cannot lengthen a file in any other way.
            file.write(ByteBuffer.allocate(1), size - 1);
        }
    }

    static boolean zeros(ByteBuffer block) {
        return block.get(0) == 0 && block.get(block.limit() - 1) == 0 && block.mismatch(zeros(block.limit())) < 0;
    }

    private static ByteBuffer zeros(int length) {
        return ZEROS.slice(0, length);
    }

    private void writeRun(ByteBuffer bytes, int from, int to, long origin) throws IOException {
        if (from < to) {
            bytes.limit(to).position(from);
            while (bytes.hasRemaining()) {
                file.write(bytes, origin + bytes.position());
            }
            wrote(origin + to);
        }
    }
}
