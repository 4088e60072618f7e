package org.sylos.engine.core.internal.lifecycle;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.event.MigrationListener;

/**
 * Tells listeners what happens, in order, on one thread that exists only while somebody listens. What waits for slow listeners
 * is bounded: entries of the journal, which keeps them, and progress, of which there is more soon, are left out then. Thread-safe.
 */
final class Events implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    /** How many events wait at most, before some are left out. */
    static final int MOST_WAITING = 10_000;

    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ExecutorService thread;
    private boolean closed;
    private int waiting;
    private long leftOut;

    synchronized Cancellation.Registration add(MigrationListener listener) {
        Listening own = new Listening(listener);
        listeners.add(own);
        if (thread == null && !closed) {
            thread = Executors.newSingleThreadExecutor(task -> {
                Thread created = new Thread(task, "sylos-events");
                created.setDaemon(true);
                return created;
            });
        }
        return () -> listeners.remove(own);
    }

    synchronized void send(MigrationEvent event) {
        if (thread == null || listeners.isEmpty()) {
            return;
        }
        if (waiting >= MOST_WAITING && mayBeLeftOut(event)) {
            if (leftOut++ == 0) {
                LOG.warn("a listener is slow: entries and progress are not told to it until it has caught up");
            }
            return;
        }
        try {
            thread.execute(() -> tellAll(event));
            waiting++;
        } catch (RejectedExecutionException e) {
            LOG.debug("an event came after the end: {}", event);
        }
    }

    private static boolean mayBeLeftOut(MigrationEvent event) {
        return event instanceof MigrationEvent.Logged || event instanceof MigrationEvent.Progress;
    }

    private void tellAll(MigrationEvent event) {
        try {
            listeners.forEach(each -> tell(each.listener, event));
        } finally {
            told();
        }
    }

    private synchronized void told() {
        waiting--;
        if (waiting == 0 && leftOut > 0) {
            LOG.warn("a slow listener has caught up; it was not told {} entries and samples of progress", leftOut);
            leftOut = 0;
        }
    }

    private static void tell(MigrationListener listener, MigrationEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException e) {
            LOG.warn("a listener failed on {}", event, e);
        }
    }

    /** An object of its own for each registration: one listener added twice is taken back once at a time. */
    private static final class Listening {
        private final MigrationListener listener;

        Listening(MigrationListener listener) {
            this.listener = listener;
        }
    }

    /** Lets what was sent arrive, and ends the thread. */
    @Override
    public void close() {
        ExecutorService last;
        synchronized (this) {
            closed = true;
            last = thread;
            thread = null;
        }
        if (last == null) {
            return;
        }
        last.shutdown();
        try {
            if (!last.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("a listener did not come to an end within five seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
