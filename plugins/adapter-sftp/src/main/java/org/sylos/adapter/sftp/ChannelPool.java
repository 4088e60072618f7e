package org.sylos.adapter.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;

/**
 * Few connections with few channels each, made when they are needed and shared by as many operations as there are: the server
 * works through one channel's requests in order, through those of different channels at once. Thread-safe.
 */
final class ChannelPool implements Closeable {
    /** How long a server that did not want one more channel is left in peace, as long as there are others. */
    private static final long PEACE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Connector connector;
    private final int mostConnections;
    private final int channelsOfEach;
    private final Duration timeout;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final List<Connection> connections = new ArrayList<>();
    private int opening;
    private long peaceUntil = System.nanoTime();
    private boolean closed;

    ChannelPool(Connector connector, SftpOptions options) {
        this.connector = connector;
        this.mostConnections = options.connections();
        this.channelsOfEach = options.channels();
        this.timeout = options.timeout();
    }

    /** A connection and its channels. */
    private static final class Connection {
        final ClientSession session;
        final List<Slot> slots = new ArrayList<>();
        int room;

        Connection(ClientSession session, int room) {
            this.session = session;
            this.room = room;
        }
    }

    /** A channel, and how many use it. */
    private static final class Slot {
        final SftpChannel channel;
        int users;

        Slot(SftpChannel channel) {
            this.channel = channel;
        }
    }

    /** The use of a channel, until it is closed. Closing twice is harmless. */
    final class Lease implements Closeable {
        private final Slot slot;
        private boolean over;

        private Lease(Slot slot) {
            this.slot = slot;
        }

        SftpChannel channel() {
            return slot.channel;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (!over) {
                    over = true;
                    slot.users--;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** The channel with the fewest users, or a new one while there may be more. */
    Lease lease() throws IOException {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Interruption.asException(e);
        }
        try {
            while (true) {
                if (closed) {
                    throw new ServiceException(ErrorClass.FATAL, "the adapter was closed while it was in use", null);
                }
                forgetDead();
                Optional<Slot> best = leastUsed();
                boolean more = opening == 0 && mayOpen();
                if (best.isPresent() && (best.get().users == 0 || !more)) {
                    return take(best.get());
                }
                if (more) {
                    return take(openOr(best.orElse(null)));
                }
                opened.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Interruption.asException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Ends everything. Operations in flight fail. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            connections.clear();
            opened.signalAll();
        } finally {
            lock.unlock();
        }
        connector.close();
    }

    private Lease take(Slot slot) {
        slot.users++;
        return new Lease(slot);
    }

    private void forgetDead() {
        for (Connection connection : connections) {
            connection.slots.removeIf(slot -> !slot.channel.isOpen());
        }
        connections.removeIf(connection -> !connection.session.isOpen());
    }

    private Optional<Slot> leastUsed() {
        return connections.stream()
                .flatMap(connection -> connection.slots.stream())
                .min(Comparator.comparingInt(slot -> slot.users));
    }

    private boolean mayOpen() {
        boolean none = connections.stream().allMatch(connection -> connection.slots.isEmpty());
        return none
                || (System.nanoTime() - peaceUntil >= 0
                        && (roomy().isPresent() || connections.size() < mostConnections));
    }

    private Optional<Connection> roomy() {
        return connections.stream()
                .filter(connection -> connection.slots.size() < connection.room)
                .min(Comparator.comparingInt(connection -> connection.slots.size()));
    }

    /** Opens one more channel; when that fails, the other one has to do, if there is one. Lets go of the lock meanwhile. */
    private Slot openOr(@Nullable Slot other) throws IOException {
        Connection connection = roomy().orElse(null);
        opening++;
        lock.unlock();
        Connection made = connection;
        SftpChannel channel = null;
        IOException failure = null;
        try {
            if (made == null) {
                made = new Connection(connector.connect(), channelsOfEach);
            }
            channel = openChannel(made.session);
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException e) {
            // So the library tells that what it is asked for was closed meanwhile.
            failure = new LostException("the connection to the server was lost (" + e.getMessage() + ")", e);
        } finally {
            lock.lock();
            opening--;
            opened.signalAll();
        }
        if (failure == null && channel != null && made != null && !closed) {
            if (made != connection) {
                connections.add(made);
            }
            Slot slot = new Slot(channel);
            made.slots.add(slot);
            return slot;
        }
        if (made != null && made != connection) {
            made.session.close(true);
        }
        if (failure == null) {
            throw new ServiceException(ErrorClass.FATAL, "the adapter was closed while it was in use", null);
        }
        if (connection != null && failure instanceof ServiceException) {
            // It said that it wants no more on this connection.
            connection.room = Math.max(1, connection.slots.size());
        }
        if (other == null || !other.channel.isOpen() || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        peaceUntil = System.nanoTime() + PEACE_NANOS;
        return other;
    }

    private SftpChannel openChannel(ClientSession session) throws IOException {
        return SftpChannel.open(session, timeout);
    }
}
