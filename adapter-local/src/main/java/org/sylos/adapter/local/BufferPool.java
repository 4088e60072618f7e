package org.sylos.adapter.local;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Direct buffers of 64 KiB, kept for the next file: making one costs more than copying a small file. There are never more
 * than were in use at once. Thread-safe.
 */
final class BufferPool {
    /** Bytes of each buffer. Much larger ones were slower: they do not stay in the processor's cache. */
    static final int SIZE = 64 * 1024;

    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** An empty buffer; the caller gives it back. */
    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        return buffer == null ? ByteBuffer.allocateDirect(SIZE) : buffer.clear();
    }

    void giveBack(ByteBuffer buffer) {
        free.add(buffer);
    }
}
