package org.sylos.adapter.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.ReadChannel;

/**
 * An open file, or a range of one, read ahead: several pieces are asked for at once, since one after the other would spend the
 * time waiting. One piece is asked for beyond the size that the file had, which tells its end without a wait.
 */
final class SftpReadChannel implements ReadChannel {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Errors errors;
    private final ChannelPool.Lease lease;
    private final String path;
    private final byte[] handle;
    private final Entry opened;
    private final Errors.Call<Entry> look;
    private final Pieces pieces;
    private final Deque<Piece> asked = new ArrayDeque<>();
    private final long end;
    private long next;
    private ByteBuffer current = NOTHING;
    private boolean atEnd;
    private boolean closed;

    /** A piece of the file that was asked for. */
    private record Piece(long position, int count, CompletableFuture<Reply> answer) {}

    /**
     * Makes a channel over an open file; the lease is closed with it.
     *
     * @param offset first byte to read
     * @param length most bytes to read
     * @param look describes the file as it is now
     */
    SftpReadChannel(
            Errors errors,
            ChannelPool.Lease lease,
            String path,
            byte[] handle,
            Entry opened,
            long offset,
            long length,
            Errors.Call<Entry> look) {
        this.errors = errors;
        this.lease = lease;
        this.path = path;
        this.handle = handle;
        this.opened = opened;
        this.look = look;
        this.pieces = Pieces.of(lease.channel());
        this.next = offset;
        this.end = length > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + length;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        ByteBuffer from = errors.guard(path, this::some);
        if (!from.hasRemaining()) {
            return -1;
        }
        int count = Math.min(from.remaining(), target.remaining());
        target.put(target.position(), from, from.position(), count);
        target.position(target.position() + count);
        from.position(from.position() + count);
        return count;
    }

    /** Bytes that come next, at least one; none at the end. */
    private ByteBuffer some() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw Interruption.asException(new InterruptedException());
        }
        while (!current.hasRemaining() && !atEnd) {
            askAhead();
            Piece piece = asked.poll();
            ByteBuffer data =
                    piece == null ? null : lease.channel().await(piece.answer()).data();
            if (piece == null || data == null) {
                atEnd = true;
            } else {
                take(piece, data);
            }
        }
        return current;
    }

    private void take(Piece piece, ByteBuffer data) throws IOException {
        if (data.remaining() > piece.count() || !data.hasRemaining()) {
            throw new IOException("the server sent " + data.remaining() + " bytes when asked for " + piece.count());
        }
        if (data.remaining() < piece.count()) {
            askRest(piece, data.remaining());
        }
        current = data;
    }

    private void askAhead() {
        while (asked.size() < pieces.atOnce() && next < end && (next <= opened.size() || asked.isEmpty())) {
            // Not across the end that is expected, where the answer would be a short one.
            long until = next < opened.size() ? Math.min(end, opened.size()) : end;
            int count = (int) Math.min(pieces.size(), until - next);
            asked.add(ask(next, count));
            next += count;
        }
    }

    /** The server may send less than it was asked for, also before the end of the file. */
    private void askRest(Piece piece, int got) {
        asked.addFirst(ask(piece.position() + got, piece.count() - got));
    }

    private Piece ask(long position, int count) {
        return new Piece(position, count, lease.channel().send(Requests.read(handle, position, count)));
    }

    @Override
    public Entry opened() {
        return opened;
    }

    @Override
    public Entry recheck() throws IOException {
        return errors.guard(path, look);
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            asked.clear();
            current = NOTHING;
            lease.channel().closeUnwatched(handle);
            lease.close();
        }
    }
}
