package org.sylos.engine.core.internal.pace;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Written;

/** The bytes, and what ends the write, go with the call that began it. */
final class PacedWrite implements FileWrite {
    private final FileWrite write;
    private final PacedCalls calls;

    PacedWrite(FileWrite write, PacedCalls calls) {
        this.write = write;
        this.calls = calls;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        calls.streamStep(() -> write.write(bytes));
    }

    @Override
    public void writeAt(long position, ByteBuffer bytes) throws IOException {
        calls.streamStep(() -> write.writeAt(position, bytes));
    }

    @Override
    public Written commit() throws IOException {
        return calls.stream(write::commit);
    }

    @Override
    public void abort() throws IOException {
        write.abort();
    }

    @Override
    public void close() throws IOException {
        write.close();
    }
}
