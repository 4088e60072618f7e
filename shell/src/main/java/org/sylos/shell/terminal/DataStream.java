package org.sylos.shell.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Remembers what kept data from being written, which a print stream would keep to itself. */
public final class DataStream extends FilterOutputStream {
    private @Nullable IOException failure;

    /** Data that goes to this stream. */
    public DataStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        attempt(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        attempt(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        attempt(out::flush);
    }

    /** What went wrong first; null when nothing did, or when the reader simply left, as {@code head} does. */
    public @Nullable IOException failure() {
        IOException first = failure;
        return first == null || String.valueOf(first.getMessage()).contains("Broken pipe") ? null : first;
    }

    private void attempt(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
