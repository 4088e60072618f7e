package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Written;

/** A write that fails on its way. A fault in the commit aborts it, one after the commit only hides that it succeeded. */
final class FaultyWrite extends ForwardingAdapter.ForwardingWrite {
    private final FaultyAdapter adapter;
    private final String path;

    FaultyWrite(FaultyAdapter adapter, String path, FileWrite delegate) {
        super(delegate);
        this.adapter = adapter;
        this.path = path;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        adapter.perform(FsOperation.WRITE, path, event -> {
            delegate.write(bytes);
            adapter.counts().written(count);
            return Boolean.TRUE;
        });
    }

    @Override
    public void writeAt(long position, ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        adapter.perform(FsOperation.WRITE, path, event -> {
            delegate.writeAt(position, bytes);
            adapter.counts().written(count);
            return Boolean.TRUE;
        });
    }

    @Override
    public Written commit() throws IOException {
        try {
            return adapter.perform(FsOperation.COMMIT, path, event -> delegate.commit());
        } catch (IOException e) {
            delegate.abort();
            throw e;
        }
    }

    @Override
    public void abort() throws IOException {
        adapter.perform(FsOperation.ABORT, path, event -> {
            delegate.abort();
            return Boolean.TRUE;
        });
    }
}
