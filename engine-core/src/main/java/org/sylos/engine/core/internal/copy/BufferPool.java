package org.sylos.engine.core.internal.copy;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Direct buffers for streams, as many as there are copies at once. Thread-safe. */
final class BufferPool {
    /** Larger buffers fall out of the processor's cache and are slower. */
    private static final int SIZE = 64 << 10;

    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        return buffer == null ? ByteBuffer.allocateDirect(SIZE) : buffer;
    }

    void give(ByteBuffer buffer) {
        free.add(buffer);
    }
}
