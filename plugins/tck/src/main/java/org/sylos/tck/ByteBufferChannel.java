package org.sylos.tck;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads a buffer as if it were a channel. */
final class ByteBufferChannel implements ReadableByteChannel {
    private final ByteBuffer source;

    ByteBufferChannel(ByteBuffer source) {
        this.source = source;
    }

    @Override
    public int read(ByteBuffer target) {
        if (!source.hasRemaining()) {
            return -1;
        }
        int count = Math.min(source.remaining(), target.remaining());
        target.put(source.slice(source.position(), count));
        source.position(source.position() + count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
