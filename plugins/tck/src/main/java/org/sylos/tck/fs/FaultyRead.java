package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.ReadChannel;

/** A channel that fails, reads less than it could, or reads wrong bytes. */
final class FaultyRead extends ForwardingAdapter.ForwardingRead {
    private final FaultyAdapter adapter;
    private final String path;

    FaultyRead(FaultyAdapter adapter, String path, ReadChannel delegate) {
        super(delegate);
        this.adapter = adapter;
        this.path = path;
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
}
