package org.sylos.adapter.spectra.internal.adapter;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.sylos.adapter.spectra.internal.world.FileState;
import org.sylos.adapter.spectra.internal.world.Place;
import org.sylos.adapter.spectra.internal.world.World;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.ReadChannel;

/** An open file. It keeps reading what it was opened on, even when the file is replaced or deleted. */
final class SpectraRead implements ReadChannel {
    /** Most bytes made at once, so that an interrupt is seen soon. */
    private static final int MOST = 1 << 20;

    private final World world;
    private final Place place;
    private final FileState file;
    private long position;
    private final long end;
    private volatile boolean open = true;

    SpectraRead(World world, Place place, FileState file, long offset, long length) {
        this.world = world;
        this.place = place;
        this.file = file;
        position = offset;
        end = offset + length;
    }

    @Override
    public Entry opened() {
        String path = place.path();
        return Entry.file(path.substring(path.lastIndexOf('/') + 1), file.size(), file.mtime());
    }

    @Override
    public Entry recheck() throws FSException {
        return world.entry(place);
    }

    @Override
    public int read(ByteBuffer target) throws ClosedChannelException, InterruptedIOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while reading");
        }
        if (position == end) {
            return -1;
        }
        int count = (int) Math.min(Math.min(target.remaining(), MOST), end - position);
        int limit = target.limit();
        target.limit(target.position() + count);
        try {
            file.content().read(position, target);
        } finally {
            target.limit(limit);
        }
        position += count;
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
