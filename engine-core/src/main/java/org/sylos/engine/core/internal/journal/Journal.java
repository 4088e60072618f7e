package org.sylos.engine.core.internal.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.words.Amount;

/**
 * The journal of one migration. Thread-safe.
 *
 * <p>An entry goes to SLF4J at once. A daemon thread, started with the first entry, hands it to the listeners, in order, and
 * writes it to the store, in batches. Memory is bounded: when entries come faster than they can be handed on, those below
 * {@link Level#ERROR} are left out and counted, and an error waits until there is room. While the store refuses, entries are
 * kept and offered again; when too many are kept, the oldest go, errors last.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String COMPONENT = "journal";

    private final Clock wallClock;
    private final NanoClock clock;
    private final Limits limits;
    private final List<Consumer<? super JournalEntry>> listeners = new CopyOnWriteArrayList<>();
    private volatile Level threshold;
    /** Touched by the thread alone. */
    private final UnstoredEntries unstored;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition progressed = lock.newCondition();
    private final ArrayDeque<JournalEntry> incoming = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean closing;
    /** Nothing is taken any more: the thread has fetched its last entries, or never began. */
    private boolean finished;

    private long leftOut;
    private long accepted;
    private long offered;
    /** So many of the accepted entries are to be offered without delay. */
    private long offerUpTo;

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
        this.clock = clock;
        this.limits = limits;
        this.unstored = new UnstoredEntries(store, limits.entries(), limits.batch());
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
        boolean error = level.code() >= Level.ERROR.code();
        lock.lock();
        try {
            while (error && full() && !closing && Thread.currentThread() != thread) {
                progressed.awaitUninterruptibly();
            }
            if (error || !full()) {
                accept(entry);
            } else {
                leftOut++;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until every entry added so far was handed to the listeners and offered to the store. Whether the store took them
     * tells {@link #storeFailure}.
     */
    public void flush() {
        lock.lock();
        try {
            long until = accepted;
            offerUpTo = until;
            wanted.signal();
            while (offered < until && Thread.currentThread() != thread) {
                progressed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What the store said when it refused entries that are still kept; empty when all is well. */
    public Optional<RuntimeException> storeFailure() {
        return Optional.ofNullable(unstored.failure());
    }

    /** Writes what is left and takes no more entries; from then on they go to SLF4J alone. Closing twice is harmless. */
    @Override
    public void close() {
        Thread writer;
        lock.lock();
        try {
            closing = true;
            finished |= thread == null;
            wanted.signal();
            progressed.signalAll();
            writer = thread;
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (writer != null && writer != Thread.currentThread() && writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                // The entries have to be written all the same.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean full() {
        return incoming.size() >= limits.entries();
    }

    /** Holds the lock. */
    private void accept(JournalEntry entry) {
        if (finished) {
            return;
        }
        if (thread == null) {
            thread = new Thread(this::work, "sylos-journal");
            thread.setDaemon(true);
            thread.start();
        }
        incoming.add(entry);
        accepted++;
        wanted.signal();
    }

    private void work() {
        try {
            handOn();
            unstored.reportLost();
        } catch (RuntimeException | Error e) {
            LOG.error("The journal has ended early; from now on entries are in this log only", e);
        } finally {
            lock.lock();
            try {
                finished = true;
                closing = true;
                offered = accepted;
                progressed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void handOn() {
        long since = clock.nanoTime();
        boolean last = false;
        while (!last) {
            List<JournalEntry> taken;
            boolean due;
            long takenSoFar;
            lock.lock();
            try {
                awaitWork(since);
                taken = take();
                due = offered < offerUpTo || closing;
                last = closing;
                finished = closing;
                takenSoFar = accepted;
            } finally {
                lock.unlock();
            }
            if (unstored.isEmpty()) {
                since = clock.nanoTime();
            }
            taken.forEach(this::tell);
            taken.forEach(unstored::add);
            if (due || isTime(since)) {
                unstored.offer();
                since = clock.nanoTime();
                offered(takenSoFar);
            }
        }
    }

    /** Waits, with the lock held, until there is something to do. */
    private void awaitWork(long since) {
        while (incoming.isEmpty() && leftOut == 0 && offered >= offerUpTo && !closing) {
            if (unstored.isEmpty()) {
                wanted.awaitUninterruptibly();
            } else if (left(since) > 0) {
                try {
                    clock.await(lock, wanted, left(since));
                } catch (InterruptedException e) {
                    LOG.debug("An interrupt does not end the journal; closing does", e);
                }
            } else {
                return;
            }
        }
    }

    /** Fetches, with the lock held, all that has come, and says what had to be left out. */
    private List<JournalEntry> take() {
        List<JournalEntry> taken = new ArrayList<>(incoming);
        incoming.clear();
        if (leftOut > 0) {
            String message = Amount.of(leftOut, "entry", "entries")
                    + " came faster than what could be handed on; only the log has them";
            taken.add(new JournalEntry(wallClock.instant(), Level.WARNING, COMPONENT, null, message));
            leftOut = 0;
        }
        progressed.signalAll();
        return taken;
    }

    private boolean isTime(long since) {
        // A store that refuses is left alone until it is time to try again, however much has come.
        boolean many = unstored.size() >= limits.batch() && unstored.failure() == null;
        return many || (!unstored.isEmpty() && left(since) <= 0);
    }

    private long left(long since) {
        return since + limits.delay().toNanos() - clock.nanoTime();
    }

    private void tell(JournalEntry entry) {
        for (Consumer<? super JournalEntry> listener : listeners) {
            try {
                listener.accept(entry);
            } catch (RuntimeException e) {
                LOG.warn("A listener of the journal failed; the run goes on", e);
            }
        }
    }

    private void offered(long upTo) {
        lock.lock();
        try {
            offered = upTo;
            progressed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
