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

/** Tells listeners what happens, in order, on one thread that exists only while somebody listens. Thread-safe. */
final class Events implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ExecutorService thread;
    private boolean closed;

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
        try {
            thread.execute(() -> listeners.forEach(each -> tell(each.listener, event)));
        } catch (RejectedExecutionException e) {
            LOG.debug("an event came after the end: {}", event);
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
