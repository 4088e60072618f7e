package org.sylos.adapter.spectra.internal.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.ReadChannel;

/** A file open for reading at any position. Thread-safe. */
final class WorldChannel implements SeekableByteChannel {
    private final WorldPath path;
    private final Entry file;
    private long position;
    /** Reads on from {@link #at}; null once another position is wanted. */
    private @Nullable ReadChannel channel;

    private long at;
    private boolean open = true;

    WorldChannel(WorldPath path) throws IOException {
        this.path = path;
        ReadChannel opened = Nodes.open(path, 0);
        channel = opened;
        file = opened.opened();
    }

    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (target.isReadOnly()) {
            throw new IllegalArgumentException("a buffer that cannot be written to");
        }
        if (position >= file.size()) {
            return -1;
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        try {
            int count = here().read(target);
            position += Math.max(0, count);
            at = position;
            return count;
        } catch (FSException e) {
            throw Nodes.translated(path, e);
        }
    }

    /** The channel that goes on at the position. */
    private ReadChannel here() throws IOException {
        ReadChannel current = channel;
        if (current != null && at == position) {
            return current;
        }
        dismiss();
        ReadChannel opened = Nodes.open(path, position);
        if (!opened.opened().equals(file)) {
            opened.close();
            throw new FileSystemException(path.toString(), null, "the file was replaced while it was open");
        }
        channel = opened;
        at = position;
        return opened;
    }

    private void dismiss() throws IOException {
        ReadChannel current = channel;
        channel = null;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public synchronized long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public synchronized WorldChannel position(long newPosition) throws IOException {
        requireOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("a position is zero or more, not " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public synchronized long size() throws IOException {
        requireOpen();
        return file.size();
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        requireOpen();
        throw new NonWritableChannelException();
    }

    @Override
    public synchronized SeekableByteChannel truncate(long size) throws IOException {
        requireOpen();
        throw new NonWritableChannelException();
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void close() throws IOException {
        if (open) {
            open = false;
            path.getFileSystem().release(this);
            dismiss();
        }
    }
}
