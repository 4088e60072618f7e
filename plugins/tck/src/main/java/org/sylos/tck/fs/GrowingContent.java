package org.sylos.tck.fs;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes as they arrive, in any order and from any thread. What was never written is zero. */
final class GrowingContent {
    private static final int CHUNK = 1 << 16;

    private final Map<Long, byte[]> chunks = new ConcurrentHashMap<>();
    private final AtomicLong received = new AtomicLong();

    /** How many bytes arrived, counting those twice that were written twice. */
    long received() {
        return received.get();
    }

    void write(long position, ByteBuffer bytes) {
        received.addAndGet(bytes.remaining());
        long at = position;
        while (bytes.hasRemaining()) {
            int offset = (int) (at % CHUNK);
            int count = Math.min(CHUNK - offset, bytes.remaining());
            bytes.get(chunks.computeIfAbsent(at / CHUNK, index -> new byte[CHUNK]), offset, count);
            at += count;
        }
    }

    /** The bytes as they are now; not to be written to any more. */
    MemoryContent frozen(long size) {
        if (size <= CHUNK) {
            byte[] small = new byte[(int) size];
            byte[] chunk = chunks.getOrDefault(0L, new byte[0]);
            System.arraycopy(chunk, 0, small, 0, Math.min(chunk.length, small.length));
            return MemoryContent.ofBytes(small);
        }
        return new Frozen(Map.copyOf(chunks), size);
    }

    private static final class Frozen extends MemoryContent {
        private static final byte[] ZEROS = new byte[CHUNK];

        private final Map<Long, byte[]> chunks;
        private final long size;

        Frozen(Map<Long, byte[]> chunks, long size) {
            this.chunks = chunks;
            this.size = size;
        }

        @Override
        long size() {
            return size;
        }

        @Override
        void read(long position, ByteBuffer target) {
            long at = position;
            while (target.hasRemaining()) {
                int offset = (int) (at % CHUNK);
                int count = Math.min(CHUNK - offset, target.remaining());
                target.put(chunks.getOrDefault(at / CHUNK, ZEROS), offset, count);
                at += count;
            }
        }
    }
}
