package org.sylos.adapter.spectra.internal.adapter;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.sylos.adapter.spectra.internal.world.FileState;
import org.sylos.adapter.spectra.internal.world.Place;
import org.sylos.adapter.spectra.internal.world.World;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.ReadChannel;

/** An open file. It goes on reading what it was opened on, even when the file is replaced or deleted. */
public final class SpectraRead implements ReadChannel {
    /** Most bytes made at once, so that an interrupt is seen soon. */
    private static final int MOST = 1 << 20;

    private final World world;
    private final Place place;
    private final FileState file;
    private long position;
    private final long end;
    private volatile boolean open = true;

    private SpectraRead(World world, Place place, FileState file, long offset, long length) {
        this.world = world;
        this.place = place;
        this.file = file;
        position = offset;
        end = offset + length;
    }

    /**
     * Opens as much of a range as the file has.
     *
     * @throws FSException with {@link ErrorClass#UNSUPPORTED} when its bytes were not kept, or as {@link World#open}
     */
    public static SpectraRead open(World world, Place place, long offset, long length) throws IOException {
        FileState file = world.open(place);
        if (!file.content().readable()) {
            throw new FSException(
                    ErrorClass.UNSUPPORTED,
                    place.path(),
                    "the bytes written to this simulated file were not kept; they are with keep-bytes: true",
                    null);
        }
        long start = Math.min(offset, file.size());
        return new SpectraRead(world, place, file, start, Math.min(length, file.size() - start));
    }

    @Override
    public Entry opened() {
        String path = place.path();
        return Entry.file(path.substring(path.lastIndexOf('/') + 1), file.size(), file.mtime());
    }

    @Override
    public Entry recheck() throws IOException {
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
        world.meter().countRead(count);
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
