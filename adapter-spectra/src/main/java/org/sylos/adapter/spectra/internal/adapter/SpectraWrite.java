package org.sylos.adapter.spectra.internal.adapter;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.internal.content.ContentRecorder;
import org.sylos.adapter.spectra.internal.world.FileState;
import org.sylos.adapter.spectra.internal.world.Place;
import org.sylos.adapter.spectra.internal.world.World;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/** A file being written. Until the commit it is known to nobody else. */
final class SpectraWrite implements FileWrite {
    private final World world;
    private final Place place;
    private final WriteSpec spec;
    private final Clock clock;
    /** Null when the transaction is over. */
    private @Nullable ContentRecorder recorder;

    SpectraWrite(World world, Place place, WriteSpec spec, Clock clock) {
        this.world = world;
        this.place = place;
        this.spec = spec;
        this.clock = clock;
        recorder = new ContentRecorder(world.keepBytes());
    }

    @Override
    public void write(ByteBuffer bytes) throws FSException, InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while writing");
        }
        ContentRecorder current = current();
        if (bytes.remaining() > spec.size() - current.count()) {
            abort();
            throw new FSException(
                    ErrorClass.CORRUPT, place.path(), "more bytes came than the " + spec.size() + " promised", null);
        }
        current.accept(bytes);
    }

    @Override
    public Written commit() throws IOException {
        ContentRecorder current = current();
        abort();
        if (world.closed()) {
            throw new FSException(ErrorClass.FATAL, place.path(), "the simulator is closed", null);
        }
        if (current.count() != spec.size()) {
            throw new FSException(
                    ErrorClass.CORRUPT,
                    place.path(),
                    current.count() + " bytes came instead of the " + spec.size() + " promised",
                    null);
        }
        Instant given = spec.metadata().mtime();
        Instant mtime = given == null ? clock.instant() : given;
        world.putFile(place, spec.condition(), FileState.of(current.finish(), spec.size(), mtime));
        return new Written(NodeRef.of(place.path()), spec.size(), mtime, current.crc32c());
    }

    @Override
    public void abort() {
        recorder = null;
    }

    private ContentRecorder current() {
        if (recorder == null) {
            throw new IllegalStateException("the write of '" + place.path() + "' is over");
        }
        return recorder;
    }
}
