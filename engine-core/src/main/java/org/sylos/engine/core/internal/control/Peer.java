package org.sylos.engine.core.internal.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One connection, as the process sees it that is looked at. Nothing is ever waited for: what comes is collected, what goes is kept
 * until it can be sent, and both are bounded. Used by one thread.
 */
final class Peer {
    /** No request is nearly as long. */
    static final int LONGEST_LINE = 16 << 10;
    /** Who does not take answers gets no more of them. */
    private static final int MOST_WAITING = 1 << 20;
    /** How long somebody may be silent who follows nothing, take nothing, or leave a line unfinished. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(LONGEST_LINE);
    private final ArrayDeque<ByteBuffer> out = new ArrayDeque<>();
    private long waiting;
    private long movedAt;
    private boolean ending;
    /** What the peer follows; null when nothing. */
    private @Nullable Following following;

    Peer(SocketChannel channel, long now) {
        this.channel = channel;
        this.movedAt = now;
    }

    @Nullable
    Following following() {
        return following;
    }

    void follow(Following what) {
        following = what;
    }

    /** Takes what has come; false when the other end is closed. */
    boolean receive(long now) throws IOException {
        movedAt = now;
        return channel.read(in) >= 0;
    }

    /**
     * The next line that is complete; null when there is none yet.
     *
     * @throws LineTooLongException when what has come cannot become one
     */
    @Nullable
    String line() throws LineTooLongException {
        for (int i = 0; i < in.position(); i++) {
            if (in.get(i) == '\n') {
                String line = new String(in.array(), 0, i, StandardCharsets.UTF_8);
                in.flip().position(i + 1);
                in.compact();
                return line;
            }
        }
        if (!in.hasRemaining()) {
            throw new LineTooLongException();
        }
        return null;
    }

    /** A line that no request is. */
    static final class LineTooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        LineTooLongException() {
            super("a line is too long");
        }
    }

    /** Has a message sent as soon as the other end takes it. */
    void send(Message message) {
        byte[] bytes = message.bytes();
        out.add(ByteBuffer.wrap(bytes));
        waiting += bytes.length;
    }

    /** Closes once everything was sent. */
    void end() {
        ending = true;
    }

    /** Whether requests are answered at all, and answers to more of them can be kept. */
    boolean takesMore() {
        return !ending && waiting < MOST_WAITING / 4;
    }

    /** Whether everything was sent: whoever is slow hears of less. */
    boolean idle() {
        return out.isEmpty();
    }

    /** Sends what is taken at once; false when the connection is to be closed. */
    boolean flush(long now) throws IOException {
        while (!out.isEmpty()) {
            ByteBuffer first = out.element();
            int sent = channel.write(first);
            if (sent > 0) {
                movedAt = now;
                waiting -= sent;
            }
            if (first.hasRemaining()) {
                return waiting <= MOST_WAITING;
            }
            out.remove();
        }
        return !ending;
    }

    /** Requests are read when the answers before were taken. */
    int interest() {
        return out.isEmpty() && !ending ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
    }

    boolean expired(long now) {
        boolean waits = following == null || !out.isEmpty() || in.position() > 0;
        return waits && now - movedAt > PATIENCE_NANOS;
    }
}
