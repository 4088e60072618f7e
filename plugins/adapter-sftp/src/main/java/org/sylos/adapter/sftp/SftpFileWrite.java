package org.sylos.adapter.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/** Writes one file from buffers, many pieces under way at once. */
final class SftpFileWrite implements FileWrite {
    private final Errors errors;
    private final WriteSpec spec;
    private final TemporaryFile file;
    private final Pieces pieces;
    private final AtomicLong received = new AtomicLong();
    private final Deque<CompletableFuture<Reply>> underWay = new ArrayDeque<>();
    private boolean done;

    SftpFileWrite(Errors errors, WriteSpec spec, TemporaryFile file) {
        this.errors = errors;
        this.spec = spec;
        this.file = file;
        this.pieces = Pieces.of(file.channel());
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        send(received.get(), bytes, underWay);
    }

    @Override
    public void writeAt(long position, ByteBuffer bytes) throws IOException {
        Deque<CompletableFuture<Reply>> mine = new ArrayDeque<>();
        send(position, bytes, mine);
        errors.guard(spec.path(), () -> drained(mine, 0));
    }

    private void send(long position, ByteBuffer bytes, Deque<CompletableFuture<Reply>> window) throws IOException {
        int count = bytes.remaining();
        if (position < 0 || position > spec.size() - count) {
            throw new FSException(
                    ErrorClass.CORRUPT,
                    spec.path(),
                    "more bytes arrived than the " + spec.size() + " that were promised",
                    null);
        }
        errors.guard(spec.path(), () -> {
            SftpChannel channel = file.channel();
            long at = position;
            while (bytes.hasRemaining()) {
                drained(window, pieces.atOnce() - 1);
                int part = Math.min(bytes.remaining(), pieces.size());
                window.add(channel.send(Requests.write(file.handle(), at, bytes, part)));
                at += part;
            }
            return at;
        });
        received.addAndGet(count);
    }

    /** Waits until at most so many pieces are under way; answers how many are. */
    private int drained(Deque<CompletableFuture<Reply>> window, int most) throws IOException {
        while (window.size() > most) {
            file.channel().await(window.remove()).ok();
        }
        return window.size();
    }

    @Override
    public Written commit() throws IOException {
        if (done) {
            throw new IllegalStateException("the write of " + spec.path() + " is over");
        }
        done = true;
        try {
            return errors.guard(spec.path(), this::publish);
        } catch (IOException e) {
            discard(e);
            throw e;
        }
    }

    private Written publish() throws IOException {
        drained(underWay, 0);
        if (received.get() != spec.size()) {
            throw new FSException(
                    ErrorClass.CORRUPT,
                    spec.path(),
                    received.get() + " bytes arrived of the " + spec.size() + " that were promised",
                    null);
        }
        return file.publish();
    }

    private void discard(IOException why) {
        try {
            file.discard();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
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
