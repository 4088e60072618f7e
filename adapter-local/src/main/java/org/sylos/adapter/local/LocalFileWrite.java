package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/** Writes one file from buffers. */
final class LocalFileWrite implements FileWrite {
    private final Errors errors;
    private final WriteSpec spec;
    private final TemporaryFile file;
    private final SparseOutput output;
    private final AtomicLong received = new AtomicLong();
    private boolean done;

    LocalFileWrite(Errors errors, WriteSpec spec, TemporaryFile file, boolean sparse) {
        this.errors = errors;
        this.spec = spec;
        this.file = file;
        this.output = new SparseOutput(file.channel(), sparse);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        writeAt(received.get(), bytes);
    }

    @Override
    public void writeAt(long position, ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        if (position < 0 || position > spec.size() - count) {
            throw new FSException(
                    ErrorClass.CORRUPT,
                    spec.path(),
                    "more bytes arrived than the " + spec.size() + " that were promised",
                    null);
        }
        errors.guard(spec.path(), () -> {
            output.write(bytes, position);
            return count;
        });
        received.addAndGet(count);
    }

    @Override
    public Written commit() throws IOException {
        if (done) {
            throw new IllegalStateException("the write of " + spec.path() + " is over");
        }
        done = true;
        try {
            return errors.guard(spec.path(), this::publish);
        } finally {
            // Does nothing when the file has got its name.
            errors.guard(spec.path(), () -> {
                file.discard();
                return spec;
            });
        }
    }

    private Written publish() throws IOException {
        if (received.get() != spec.size()) {
            throw new FSException(
                    ErrorClass.CORRUPT,
                    spec.path(),
                    received.get() + " bytes arrived of the " + spec.size() + " that were promised",
                    null);
        }
        output.finish(spec.size());
        return file.publishIfInPlace(spec.metadata());
    }

    @Override
    public void abort() throws IOException {
        done = true;
        errors.guard(spec.path(), () -> {
            file.discard();
            return spec;
        });
    }
}
