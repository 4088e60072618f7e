package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;

/** Reads the bytes that a file had when it was opened. */
final class MemoryRead implements ReadChannel {
    private final MemoryAdapter adapter;
    private final NodeRef ref;
    private final Entry opened;
    private final MemoryContent content;
    private long position;
    private long left;
    private volatile boolean open = true;

    MemoryRead(MemoryAdapter adapter, NodeRef ref, Entry opened, MemoryContent content, long offset, long length) {
        this.adapter = adapter;
        this.ref = ref;
        this.opened = opened;
        this.content = content;
        this.position = offset;
        this.left = length;
    }

    @Override
    public Entry opened() {
        return opened;
    }

    @Override
    public Entry recheck() throws IOException {
        return adapter.stat(ref);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        adapter.begin(ref.path());
        if (left == 0) {
            return -1;
        }
        int most = adapter.view().disk.settings.readChunk();
        int count = content.readSome(position, target, (int) Math.min(left, most));
        position += Math.max(count, 0);
        left -= Math.max(count, 0);
        return count;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
