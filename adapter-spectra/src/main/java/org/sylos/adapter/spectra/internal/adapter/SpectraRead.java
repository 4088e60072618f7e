package org.sylos.adapter.spectra.internal.adapter;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.internal.world.FileState;
import org.sylos.adapter.spectra.internal.world.Misreading;
import org.sylos.adapter.spectra.internal.world.OpenFile;
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
    private final @Nullable Misreading misreading;
    private volatile boolean open = true;

    private SpectraRead(World world, Place place, OpenFile opened) {
        this.world = world;
        this.place = place;
        file = opened.state();
        position = opened.start();
        end = opened.end();
        misreading = opened.misreading();
    }

    /**
     * Opens as much of a range as the file has.
     *
     * @throws FSException with {@link ErrorClass#UNSUPPORTED} when its bytes were not kept, or as {@link World#open}
     */
    public static SpectraRead open(World world, Place place, long offset, long length) throws IOException {
        OpenFile opened = world.open(place, offset, length);
        if (!opened.state().content().readable()) {
            throw new FSException(
                    ErrorClass.UNSUPPORTED,
                    place.path(),
                    "the bytes written to this simulated file were not kept; they are with keep-bytes: true",
                    null);
        }
        return new SpectraRead(world, place, opened);
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
    public int read(ByteBuffer target) throws IOException {
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
        if (misreading != null && count > 0) {
            count = misreading.limit(position, count);
            if (count < 0) {
                return -1;
            }
        }
        ByteBuffer bytes = target.slice(target.position(), count);
        file.content().read(position, bytes);
        if (misreading != null) {
            misreading.spoil(position, bytes.flip());
        }
        target.position(target.position() + count);
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
