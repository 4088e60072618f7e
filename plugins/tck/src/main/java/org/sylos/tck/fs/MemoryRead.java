package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.TransferMonitor;

/** Reads the bytes that a file had when it was opened. */
final class MemoryRead implements ReadChannel {
    private static final int COPY_BUFFER = 1 << 16;
    private static final long MONITOR_EVERY = 1L << 20;

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

    /** Reads one file to its end into another and tells how it goes. */
    static void transfer(ReadChannel in, FileWrite out, TransferMonitor monitor) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(COPY_BUFFER);
        long unsaid = 0;
        while (in.read(buffer) >= 0) {
            unsaid += buffer.flip().remaining();
            out.write(buffer);
            buffer.clear();
            if (unsaid >= MONITOR_EVERY) {
                monitor.transferred(unsaid);
                unsaid = 0;
            }
        }
        if (unsaid > 0) {
            monitor.transferred(unsaid);
        }
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
