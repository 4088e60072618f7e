package org.sylos.engine.core.internal.pace;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.ReadChannel;

/** The bytes go with the call that opened the file; looking at it again is a call of its own. */
final class PacedRead implements ReadChannel {
    private final ReadChannel channel;
    private final PacedCalls calls;

    PacedRead(ReadChannel channel, PacedCalls calls) {
        this.channel = channel;
        this.calls = calls;
    }

    @Override
    public Entry opened() {
        return channel.opened();
    }

    @Override
    public Entry recheck() throws IOException {
        return calls.call(channel::recheck);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return calls.stream(() -> channel.read(target));
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
