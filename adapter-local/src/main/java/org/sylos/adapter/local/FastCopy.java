package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/**
 * Copies one file from one local tree to another. A file of up to 64 KiB is read whole and looked at again before anything is
 * made at the destination; a larger one goes through the kernel, a MiB at a time, so that it can be given up in between.
 */
final class FastCopy {
    private static final int CHUNK = 1024 * 1024;

    /** Bytes looked at to tell whether a block may hold nothing but zeros. */
    private static final int PROBE = 64;

    private final Destination destination;
    private final BufferPool buffers;
    private final Expected expected;
    private final WriteSpec spec;
    private final String path;
    private final TransferMonitor monitor;

    /** @param path the path that the spec gives, so that it is put together once */
    FastCopy(
            Destination destination,
            BufferPool buffers,
            Expected expected,
            WriteSpec spec,
            String path,
            TransferMonitor monitor) {
        this.destination = destination;
        this.buffers = buffers;
        this.expected = expected;
        this.spec = spec;
        this.path = path;
        this.monitor = monitor;
    }

    CopyResult copy(SourceFile source, Tree target, Set<Capability> keep) throws IOException {
        if (!source.isFile()) {
            return new CopyResult.Drifted(source.now());
        }
        Metadata metadata = source.metadata(spec.metadata(), keep);
        return expected.size() <= BufferPool.SIZE
                ? copySmall(source, target, metadata)
                : copyLarge(source, target, metadata);
    }

    private CopyResult copySmall(SourceFile source, Tree target, Metadata metadata) throws IOException {
        ByteBuffer buffer = buffers.take();
        try {
            try (FileChannel in = source.open()) {
                int count = 0;
                while (count >= 0 && buffer.position() < expected.size()) {
                    count = in.read(buffer);
                }
            }
            Entry drifted = drifted(source, buffer.position());
            if (drifted != null) {
                return new CopyResult.Drifted(drifted);
            }
            Written written = writeSmall(buffer.flip(), target, metadata);
            if (expected.size() > 0) {
                monitor.transferred(expected.size());
            }
            return new CopyResult.Copied(written);
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private Written writeSmall(ByteBuffer content, Tree target, Metadata metadata) throws IOException {
        String folder = spec.parent().path();
        try {
            return write(content, create(target.recentParent(folder, path), metadata), metadata);
        } catch (FolderMovedException e) {
            // What is in the place of the folder by now will do as well.
            target.forget(folder);
            return write(content.rewind(), create(target.parent(folder, path), metadata), metadata);
        }
    }

    private static Written write(ByteBuffer content, TemporaryFile file, Metadata metadata) throws IOException {
        try {
            while (content.hasRemaining()) {
                file.channel().write(content);
            }
            return file.publish(metadata);
        } finally {
            file.discard();
        }
    }

    private CopyResult copyLarge(SourceFile source, Tree target, Metadata metadata) throws IOException {
        Entry before = source.now();
        if (!expected.holds(before)) {
            return new CopyResult.Drifted(before);
        }
        try (FileChannel in = source.open()) {
            TemporaryFile file = create(target.parent(spec.parent().path(), path), metadata);
            try {
                destination.publisher().check(file.folder(), Names.path(spec.name(), path), spec);
                long moved = transfer(in, file.channel());
                Entry drifted = drifted(source, moved);
                return drifted != null
                        ? new CopyResult.Drifted(drifted)
                        : new CopyResult.Copied(file.publishIfInPlace(metadata));
            } finally {
                file.discard();
            }
        }
    }

    private TemporaryFile create(FolderCache.Lease lease, Metadata metadata) throws IOException {
        return TemporaryFile.create(destination, lease, spec, path, metadata);
    }

    /** Moves the bytes; returns how many there were, fewer than expected when the source has shrunk. */
    private long transfer(FileChannel in, FileChannel out) throws IOException {
        SparseOutput output = new SparseOutput(out, destination.sparse());
        ByteBuffer buffer = buffers.take();
        try {
            long at = 0;
            while (at < expected.size()) {
                long end = Math.min(at + CHUNK, expected.size());
                long reached =
                        destination.sparse() ? sparse(in, out, output, buffer, at, end) : run(in, out, output, at, end);
                if (reached > at) {
                    monitor.transferred(reached - at);
                }
                if (reached < end) {
                    return reached;
                }
                at = end;
            }
            output.finish(expected.size());
            return at;
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private static long sparse(
            FileChannel in, FileChannel out, SparseOutput output, ByteBuffer buffer, long from, long end)
            throws IOException {
        long pending = from;
        for (long block = from; block + SparseOutput.BLOCK <= end; block += SparseOutput.BLOCK) {
            if (holdsZeros(in, buffer, block, PROBE) && holdsZeros(in, buffer, block, SparseOutput.BLOCK)) {
                long reached = run(in, out, output, pending, block);
                if (reached < block) {
                    return reached;
                }
                pending = block + SparseOutput.BLOCK;
            }
        }
        return run(in, out, output, pending, end);
    }

    private static boolean holdsZeros(FileChannel in, ByteBuffer buffer, long position, int length) throws IOException {
        buffer.clear().limit(length);
        int count = 0;
        while (count >= 0 && buffer.hasRemaining()) {
            count = in.read(buffer, position + buffer.position());
        }
        return !buffer.hasRemaining() && SparseOutput.zeros(buffer.flip());
    }

    private static long run(FileChannel in, FileChannel out, SparseOutput output, long from, long end)
            throws IOException {
        if (from < end) {
            out.position(from);
        }
        long at = from;
        while (at < end) {
            long count = in.transferTo(at, end - at, out);
            if (count <= 0) {
                return at;
            }
            at += count;
            output.wrote(at);
        }
        return at;
    }

    /** The source as it is now, when that is not as planned; null when all is well. */
    private @Nullable Entry drifted(SourceFile source, long moved) throws IOException {
        Entry now = source.now();
        if (!expected.holds(now)) {
            return now;
        }
        if (moved != expected.size()) {
            throw new FSException(
                    ErrorClass.CORRUPT, source.path(), moved + " bytes could be read of " + expected.size(), null);
        }
        return null;
    }
}
