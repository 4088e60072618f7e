package org.sylos.engine.core.internal.control;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.core.RemoteRun;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.RunSnapshot;

/** Talks to the process that has a migration open. */
public final class ControlClient implements RemoteRun {
    private static final Logger LOG = LoggerFactory.getLogger(ControlClient.class);
    /** Somebody who follows hears something every five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int LONGEST_LINE = 64 << 20;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(64 << 10).limit(0);
    private long lastId;
    private volatile boolean closed;

    private ControlClient(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.key = channel.register(selector, SelectionKey.OP_READ);
    }

    /** Connects to a socket; empty when nobody listens there. */
    public static Optional<ControlClient> connect(Path socket) {
        SocketChannel channel = null;
        boolean good = false;
        try {
            channel = open(socket);
            ControlClient client = new ControlClient(channel, Selector.open());
            good = true;
            return Optional.of(client);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            LOG.debug("nobody listens on {}", socket, e);
            return Optional.empty();
        } finally {
            if (!good && channel != null) {
                closeQuietly(channel);
            }
        }
    }

    /** Whether a living process listens on a socket. */
    static boolean answers(Path socket) {
        try (SocketChannel channel = open(socket)) {
            return channel.isConnected();
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("the process that listened on {} is gone", socket, e);
            return false;
        }
    }

    /** Not blocking from the start: a process that hangs must not hold this one up. */
    private static SocketChannel open(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean good = false;
        try {
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
                throw new IOException("nobody takes the connection");
            }
            good = true;
            return channel;
        } finally {
            if (!good) {
                channel.close();
            }
        }
    }

    @Override
    public RunSnapshot snapshot() throws InterruptedException {
        return SnapshotMessage.snapshot(exchange(request("status"), "snapshot").object("snapshot"));
    }

    @Override
    public boolean stop(boolean now) throws InterruptedException {
        return exchange(request("stop").with("now", now), "done").flag("running");
    }

    @Override
    public void setLimits(RunLimits limits) throws InterruptedException {
        Message request = request("limits")
                .with("workers", limits.workers())
                .with("bandwidth", limits.bandwidth().text());
        require(exchange(request, "done"), "done");
    }

    @Override
    public boolean watch(Consumer<? super RunSnapshot> each) throws InterruptedException {
        send(request("watch"));
        return follow("snapshot", message -> each.accept(SnapshotMessage.snapshot(message.object("snapshot"))));
    }

    @Override
    public List<NumberedEntry> log(JournalEntry.Level atLeast, int most) throws InterruptedException {
        Message request = request("entries").with("level", atLeast.name()).with("most", most);
        return exchange(request, "entries").list("entries").stream()
                .map(SnapshotMessage::entry)
                .toList();
    }

    @Override
    public boolean follow(JournalEntry.Level atLeast, long sequence, Consumer<? super NumberedEntry> each)
            throws InterruptedException {
        send(request("log").with("level", atLeast.name()).with("after", sequence));
        return follow(
                "entries",
                message -> message.list("entries").forEach(entry -> each.accept(SnapshotMessage.entry(entry))));
    }

    private boolean follow(String kind, Consumer<Message> each) throws InterruptedException {
        while (true) {
            Message message = receive();
            if (message == null) {
                return false;
            }
            if (message.text("kind").equals("end")) {
                return true;
            }
            require(message, kind);
            each.accept(message);
        }
    }

    private Message request(String ask) {
        return Message.numbered(++lastId).with("ask", ask);
    }

    private Message exchange(Message request, String kind) throws InterruptedException {
        send(request);
        Message answer = receive();
        if (answer == null || answer.text("kind").equals("end")) {
            throw new SylosException("the other process has closed the migration", "ask again", null);
        }
        require(answer, kind);
        return answer;
    }

    private static void require(Message answer, String kind) {
        if (answer.text("kind").equals("error")) {
            throw new SylosException("the other process refuses: " + answer.text("error"), null, null);
        }
        if (!answer.text("kind").equals(kind)) {
            throw Message.wrong("kind", null);
        }
    }

    private void send(Message message) throws InterruptedException {
        ByteBuffer bytes = ByteBuffer.wrap(message.bytes());
        try {
            while (bytes.hasRemaining() && !closed) {
                if (channel.write(bytes) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** The next message; null when there is none any more. */
    private @Nullable Message receive() throws InterruptedException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            while (!closed) {
                while (in.hasRemaining()) {
                    byte b = in.get();
                    if (b == '\n') {
                        return Message.read(line.toString(StandardCharsets.UTF_8));
                    }
                    line.write(b);
                }
                if (line.size() > LONGEST_LINE) {
                    throw Message.wrong("end", null);
                }
                in.clear();
                int count = channel.read(in);
                in.flip();
                if (count < 0) {
                    return null;
                }
                if (count == 0) {
                    await(SelectionKey.OP_READ);
                }
            }
            return null;
        } catch (IOException e) {
            // A process that is killed leaves its connections like that.
            LOG.debug("the connection is over", e);
            return null;
        }
    }

    private void await(int operation) throws IOException, InterruptedException {
        try {
            key.interestOps(operation);
            int ready = selector.select(PATIENCE.toMillis());
            selector.selectedKeys().clear();
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for another process");
            }
            if (ready == 0 && !closed) {
                throw new SylosException(
                        "the process that has the migration open does not answer",
                        "look whether it still does anything",
                        null);
            }
        } catch (ClosedSelectorException | CancelledKeyException e) {
            LOG.debug("closed while waiting", e);
        }
    }

    private static SylosException lost(IOException e) {
        return new SylosException(
                "the connection to the process that has the migration open is lost: " + e.getMessage(), "ask again", e);
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        closeQuietly(channel);
        closeQuietly(selector);
    }

    private static void closeQuietly(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            LOG.debug("a connection cannot be closed", e);
        }
    }
}
