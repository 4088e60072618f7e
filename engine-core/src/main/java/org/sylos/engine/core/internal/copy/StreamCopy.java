package org.sylos.engine.core.internal.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
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
import org.sylos.engine.api.fs.Written;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.core.internal.run.ItemPass.Progress;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.verify.ChecksumVerifierFactory;
import org.sylos.engine.core.internal.words.Amount;

/** Copies a file as a stream of bytes, computing its checksum on the way. Thread-safe. */
final class StreamCopy {
    /** Those that are computed here, the quickest first. */
    private static final List<ChecksumAlgorithm> COMPUTED =
            List.of(ChecksumAlgorithm.CRC32C, ChecksumAlgorithm.MD5, ChecksumAlgorithm.SHA256);

    private final FSAdapter src;
    private final Kept kept;
    private final @Nullable ChecksumAlgorithm algorithm;
    private final BufferPool buffers = new BufferPool();

    StreamCopy(RunContext run, Kept kept) {
        this.src = run.src().adapter();
        this.kept = kept;
        this.algorithm = algorithm(run);
    }

    /**
     * The one that was asked for. Where the bytes are to be verified afterwards it had better be found out before that they were
     * misread, which takes a source that knows their checksum.
     */
    private static @Nullable ChecksumAlgorithm algorithm(RunContext run) {
        ChecksumAlgorithm asked = run.options().checksum();
        if (asked != null || !run.options().verification().levels().contains(ChecksumVerifierFactory.NAME)) {
            return asked;
        }
        Set<ChecksumAlgorithm> known = run.src().adapter().capabilities().storedChecksums();
        return COMPUTED.stream().filter(known::contains).findFirst().orElse(null);
    }

    /** What became of a copy: written with a checksum if one was asked for, or drifted. */
    record Result(
            @Nullable String nativeId,
            @Nullable Checksum checksum,
            @Nullable Entry drifted) {}

    /** Begins to write, once the metadata is known. */
    @FunctionalInterface
    interface Opener {
        FileWrite with(Metadata metadata) throws IOException;
    }

    Result copy(FileCopy file, Expected expected, Opener opener, Progress progress) throws IOException {
        ByteBuffer buffer = buffers.take();
        try (ReadChannel in = src.openRead(file.source(), 0, Long.MAX_VALUE)) {
            if (!expected.holds(in.opened())) {
                return new Result(null, null, in.opened());
            }
            Metadata metadata = kept.ofFile(src, file.source(), file.mtime());
            Checksummer digest = algorithm == null ? null : new Checksummer(algorithm);
            try (FileWrite out = opener.with(metadata)) {
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
                Checksum own = digest == null ? null : digest.checksum();
                if (own != null) {
                    requirePromised(file, own);
                }
                Written written = out.commit();
                if (own != null) {
                    requireReceived(file, own, written);
                }
                return new Result(written.ref().nativeId(), own, null);
            }
        } finally {
            buffers.give(buffer);
        }
    }

    /** Reading may go wrong unnoticed; a source that knows the checksum of its file without reading it knows better. */
    private void requirePromised(FileCopy file, Checksum own) throws IOException {
        if (!src.capabilities().storedChecksums().contains(own.algorithm())) {
            return;
        }
        Checksum promised = src.checksum(file.source(), own.algorithm());
        if (!promised.equals(own)) {
            throw new FSException(
                    ErrorClass.CORRUPT,
                    file.source().path(),
                    "what was read has the checksum " + own + ", and the file has " + promised,
                    null);
        }
    }

    private static void requireReceived(FileCopy file, Checksum own, Written written) throws FSException {
        Checksum theirs = written.checksum();
        if (theirs != null && theirs.algorithm() == own.algorithm() && !theirs.equals(own)) {
            throw new FSException(
                    ErrorClass.CORRUPT,
                    written.ref().path(),
                    "the destination received " + theirs + " of "
                            + file.source().path() + ", which is " + own,
                    null);
        }
    }
}
