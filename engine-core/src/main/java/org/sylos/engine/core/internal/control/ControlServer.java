package org.sylos.engine.core.internal.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.internal.state.SocketPlace;
import org.sylos.engine.core.internal.wait.Uninterrupted;

/**
 * Answers other processes of the same user about a migration, on a daemon thread of its own that nothing of the run waits for.
 * Whoever connects can be hostile or hang: lines, connections, answers and patience are bounded, and nothing is waited for.
 *
 * <p>A request is one line, a JSON object with the version {@code v}, a number {@code id} that answers repeat, and {@code ask}:
 * {@code status}, {@code watch}, {@code stop} (with {@code now}), {@code limits} (with {@code workers} and {@code bandwidth}),
 * {@code entries} (the latest, with {@code level} and {@code most}) or {@code log} (following it, with {@code level} and
 * {@code after}). An answer says in {@code kind} what it is: {@code snapshot}, {@code entries}, {@code done}, {@code error}, or
 * {@code end} as the last one.
 */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int MOST_PEERS = 32;
    private static final long TICK_MILLIS = 500;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final SocketPlace place;
    private final Requests requests;
    private final Controlled subject;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final Thread thread;
    private volatile boolean closing;
    private long toldAt;

    private ControlServer(SocketPlace place, Controlled subject, Selector selector, ServerSocketChannel server) {
        this.place = place;
        this.subject = subject;
        this.requests = new Requests(subject);
        this.selector = selector;
        this.server = server;
        this.thread = new Thread(this::serve, "sylos-control");
        thread.setDaemon(true);
    }

    /**
     * Begins to listen, after removing what a dead process left. Where that does not work the run goes on without, and a log
     * entry says why.
     *
     * @return empty when nothing listens
     */
    public static Optional<ControlServer> start(SocketPlace place, Controlled subject) {
        try {
            Optional<Path> left = place.find();
            if (left.isPresent() && ControlClient.answers(left.get())) {
                LOG.warn("another process listens on {}; this one does not", left.get());
                return Optional.empty();
            }
            return Optional.of(listen(place, subject));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("other processes cannot follow this run: {}", e.getMessage());
            LOG.debug("Where the control socket could not be made", e);
            return Optional.empty();
        }
    }

    private static ControlServer listen(SocketPlace place, Controlled subject) throws IOException {
        Path socket = place.prepare();
        boolean good = false;
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket), MOST_PEERS);
            place.protect(socket);
            server.configureBlocking(false);
            ControlServer started = begin(place, subject, server);
            good = true;
            return started;
        } finally {
            if (!good) {
                server.close();
                place.remove();
            }
        }
    }

    private static ControlServer begin(SocketPlace place, Controlled subject, ServerSocketChannel server)
            throws IOException {
        boolean good = false;
        Selector selector = Selector.open();
        try {
            server.register(selector, SelectionKey.OP_ACCEPT);
            ControlServer started = new ControlServer(place, subject, selector, server);
            started.thread.start();
            good = true;
            return started;
        } catch (OutOfMemoryError e) {
            throw new IOException("the system has no thread left to listen on", e);
        } finally {
            if (!good) {
                selector.close();
            }
        }
    }

    /** Something has changed that those who watch should hear of soon. */
    public void wake() {
        selector.wakeup();
    }

    /** Tells those who follow the last news, closes all connections and removes the socket. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        // What was bound must be removed all the same; it takes a second at most.
        Uninterrupted.await(thread::join);
    }

    private void serve() {
        try (selector;
                server) {
            while (!closing) {
                selector.select(peers().isEmpty() ? 0 : TICK_MILLIS);
                turn();
                if (System.nanoTime() - toldAt >= Duration.ofMillis(TICK_MILLIS).toNanos()) {
                    toldAt = System.nanoTime();
                    tell(false);
                }
            }
            lastWords();
        } catch (IOException | RuntimeException e) {
            LOG.warn("other processes cannot follow this run any more", e);
        } finally {
            place.remove();
        }
    }

    /** The run is over, and who followed it is to know how it ended; whoever does not listen is not waited for long. */
    private void lastWords() throws IOException {
        server.close();
        long until = System.nanoTime() + LAST_WORDS.toNanos();
        while (!peers().isEmpty() && System.nanoTime() < until) {
            tell(true);
            selector.select(TICK_MILLIS / 10);
            turn();
        }
        peers().forEach(this::drop);
    }

    private List<SelectionKey> peers() {
        return selector.keys().stream()
                .filter(key -> key.isValid() && key.attachment() != null)
                .toList();
    }

    private void turn() throws IOException {
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
            if (key.isValid() && key.attachment() == null) {
                accept();
            } else if (key.isValid()) {
                serve(key);
            }
        }
        selector.selectedKeys().clear();
        long now = System.nanoTime();
        peers().stream().filter(key -> peer(key).expired(now)).forEach(this::drop);
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel == null) {
            return;
        }
        if (peers().size() >= MOST_PEERS) {
            LOG.debug("one connection too many");
            channel.close();
            return;
        }
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Peer(channel, System.nanoTime()));
    }

    private void serve(SelectionKey key) {
        Peer peer = peer(key);
        try {
            if (key.isReadable()) {
                if (!peer.receive(System.nanoTime())) {
                    drop(key);
                    return;
                }
            }
            // Some may have been left because the answers before them were not taken yet.
            do {
                push(key);
            } while (key.isValid() && requests.answer(peer));
        } catch (IOException e) {
            LOG.debug("a connection is lost", e);
            drop(key);
        }
    }

    private void push(SelectionKey key) throws IOException {
        Peer peer = peer(key);
        if (peer.flush(System.nanoTime())) {
            key.interestOps(peer.interest());
        } else {
            drop(key);
        }
    }

    /** Tells everybody what is new to them. */
    private void tell(boolean last) {
        for (SelectionKey key : peers()) {
            Peer peer = peer(key);
            Following following = peer.following();
            if (!peer.idle() || (following == null && !last)) {
                continue;
            }
            try {
                Message news = following == null ? null : next(following, last);
                if (news != null) {
                    peer.send(news);
                }
                if (last && (news == null || following instanceof Following.Snapshots)) {
                    peer.send(Message.numbered(0).with("kind", "end"));
                    peer.end();
                }
                push(key);
            } catch (IOException e) {
                LOG.debug("a connection is lost", e);
                drop(key);
            }
        }
    }

    private @Nullable Message next(Following following, boolean last) throws IOException {
        try {
            return following.next(subject, System.nanoTime(), last);
        } catch (SylosException e) {
            throw new IOException("what is followed cannot be read", e);
        }
    }

    private void drop(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            LOG.debug("a connection cannot be closed", e);
        }
    }

    private static Peer peer(SelectionKey key) {
        return (Peer) key.attachment();
    }
}
