package org.sylos.engine.core.internal.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.core.internal.exec.NanoClock;

/**
 * The journal of one migration. Thread-safe.
 *
 * <p>An entry goes to SLF4J at once. A daemon thread, started with the first entry, hands it to the listeners, in order, and
 * writes it to the store, in batches. Memory is bounded: when entries come faster than they can be handed on, those below
 * {@link Level#ERROR} are left out and counted, and an error waits until there is room. While the store refuses, entries are
 * kept and offered again; when too many are kept, the oldest go, errors last.
 */
public final class Journal implements AutoCloseable {
    private final Clock wallClock;
    private final List<Consumer<? super JournalEntry>> listeners = new CopyOnWriteArrayList<>();
    private final IncomingEntries incoming;
    private final UnstoredEntries unstored;
    private final JournalThread thread;
    private volatile Level threshold;

    /**
     * How much is kept, and for how long.
     *
     * @param entries most entries waiting to be handed on, and most kept while the store refuses
     * @param batch entries that are written at once even when their time has not come
     * @param delay longest time between an entry and the attempt to write it
     */
    record Limits(int entries, int batch, Duration delay) {
        static final Limits STANDARD = new Limits(10_000, 1000, Duration.ofMillis(500));
    }

    /**
     * A journal.
     *
     * @param threshold entries below it are not taken
     */
    public Journal(JournalStore store, Level threshold, Clock wallClock, NanoClock clock) {
        this(store, threshold, wallClock, clock, Limits.STANDARD);
    }

    Journal(JournalStore store, Level threshold, Clock wallClock, NanoClock clock, Limits limits) {
        this.threshold = threshold;
        this.wallClock = wallClock;
        this.incoming = new IncomingEntries(limits.entries(), clock, this::work);
        this.unstored = new UnstoredEntries(store, limits.entries(), limits.batch());
        this.thread =
                new JournalThread(incoming, unstored, listeners, wallClock, clock, limits.batch(), limits.delay());
    }

    private void work() {
        thread.work();
    }

    /** Hears every entry from now on, from one thread at a time and in order. What it throws is logged. */
    public void addListener(Consumer<? super JournalEntry> listener) {
        listeners.add(listener);
    }

    /** Entries below this level are not taken any more. */
    public void threshold(Level least) {
        threshold = least;
    }

    /** Whether an entry of this level is taken: saves making one that is not. */
    public boolean takes(Level level) {
        return level.code() >= threshold.code();
    }

    /** Adds an entry about the run as a whole. */
    public void add(Level level, String component, String message) {
        add(level, component, null, message);
    }

    /**
     * Adds an entry.
     *
     * @param component the part of the engine that speaks, such as {@code traverse} or {@code copy}
     * @param node path of the node it is about, or null
     * @param message what happened, without secrets
     */
    public void add(Level level, String component, @Nullable String node, String message) {
        if (!takes(level)) {
            return;
        }
        JournalEntry entry = new JournalEntry(wallClock.instant(), level, component, node, message);
        JournalLog.write(entry);
        incoming.add(entry);
    }

    /**
     * Waits until every entry added so far was handed to the listeners and offered to the store. Whether the store took them
     * tells {@link #storeFailure}.
     */
    public void flush() {
        incoming.flush();
    }

    /** What the store said when it refused entries that are still kept; empty when all is well. */
    public Optional<RuntimeException> storeFailure() {
        return Optional.ofNullable(unstored.failure());
    }

    /** Writes what is left and takes no more entries; from then on they go to SLF4J alone. Closing twice is harmless. */
    @Override
    public void close() {
        incoming.close();
    }
}
