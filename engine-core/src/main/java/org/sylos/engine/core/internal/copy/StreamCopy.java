package org.sylos.engine.core.internal.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Checksummer;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.core.internal.run.ItemPass.Progress;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.words.Amount;

/** Copies a file as a stream of bytes, computing its checksum on the way. Thread-safe. */
final class StreamCopy {
    private final FSAdapter src;
    private final FSAdapter dst;
    private final Kept kept;
    private final @Nullable ChecksumAlgorithm algorithm;
    private final BufferPool buffers = new BufferPool();

    StreamCopy(RunContext run, Kept kept) {
        this.src = run.src().adapter();
        this.dst = run.dst().adapter();
        this.kept = kept;
        this.algorithm = run.options().checksum();
    }

    /** What became of a copy: written with a checksum if one was asked for, or drifted. */
    record Result(
            @Nullable String nativeId,
            @Nullable Checksum checksum,
            @Nullable Entry drifted) {}

    /** What is to be written, once the metadata is known. */
    @FunctionalInterface
    interface SpecMaker {
        WriteSpec with(Metadata metadata);
    }

    Result copy(FileCopy file, Expected expected, SpecMaker spec, Progress progress) throws IOException {
        ByteBuffer buffer = buffers.take();
        try (ReadChannel in = src.openRead(file.source(), 0, Long.MAX_VALUE)) {
            if (!expected.holds(in.opened())) {
                return new Result(null, null, in.opened());
            }
            Metadata metadata = kept.ofFile(src, file.source(), file.mtime());
            Checksummer digest = algorithm == null ? null : new Checksummer(algorithm);
            try (FileWrite out = dst.openWrite(spec.with(metadata))) {
                long copied = 0;
                while (true) {
                    buffer.clear();
                    int read = in.read(buffer);
                    if (read < 0) {
                        break;
                    }
                    copied += read;
                    if (copied > expected.size()) {
                        return new Result(null, null, in.recheck());
                    }
                    buffer.flip();
                    if (digest != null) {
                        digest.update(buffer.duplicate());
                    }
                    out.write(buffer);
                    progress.moved(read);
                }
                Entry now = in.recheck();
                if (!expected.holds(now)) {
                    return new Result(null, null, now);
                }
                if (copied != expected.size()) {
                    throw new FSException(
                            ErrorClass.CORRUPT,
                            file.source().path(),
                            "read " + Amount.of(copied, "byte") + " of a file of " + expected.size(),
                            null);
                }
                Written written = out.commit();
                return new Result(written.ref().nativeId(), checked(file, digest, written), null);
            }
        } finally {
            buffers.give(buffer);
        }
    }

    private static @Nullable Checksum checked(FileCopy file, @Nullable Checksummer digest, Written written)
            throws FSException {
        if (digest == null) {
            return written.checksum();
        }
        Checksum own = digest.checksum();
        Checksum theirs = written.checksum();
        if (theirs != null && theirs.algorithm() == own.algorithm() && !theirs.equals(own)) {
            throw new FSException(
                    ErrorClass.CORRUPT,
                    written.ref().path(),
                    "the destination received " + theirs + " of "
                            + file.source().path() + ", which is " + own,
                    null);
        }
        return own;
    }
}
