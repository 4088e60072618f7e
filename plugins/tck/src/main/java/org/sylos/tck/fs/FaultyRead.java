package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.ReadChannel;

/** A channel that fails, reads less than it could, or reads wrong bytes. */
final class FaultyRead implements ReadChannel {
    private final FaultyAdapter adapter;
    private final String path;
    private final ReadChannel delegate;

    FaultyRead(FaultyAdapter adapter, String path, ReadChannel delegate) {
        this.adapter = adapter;
        this.path = path;
        this.delegate = delegate;
    }

    @Override
    public Entry opened() {
        return delegate.opened();
    }

    @Override
    public Entry recheck() throws IOException {
        return adapter.perform(FsOperation.RECHECK, path, event -> delegate.recheck());
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return adapter.perform(FsOperation.READ, path, event -> read(event, target));
    }

    private int read(FsEvent event, ByteBuffer target) throws IOException {
        int start = target.position();
        int limit = target.limit();
        target.limit(start + adapter.plan().readLimit(event, target.remaining()));
        int count;
        try {
            count = delegate.read(target);
        } finally {
            target.limit(limit);
        }
        if (count > 0 && adapter.plan().corrupts(event)) {
            target.put(start, (byte) (target.get(start) ^ 1));
        }
        adapter.counts().read(count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return delegate.isOpen();
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
