package org.sylos.engine.core.internal.journal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.wait.Uninterrupted;

/**
 * Entries on their way to the thread that hands them on, and whoever waits for them. The thread begins with the first entry. Bounded:
 * when there is no room, entries below {@link Level#ERROR} are left out and counted, and an error waits.
 *
 * <p>Thread-safe: one lock guards everything in here, the state of the thread included.
 */
final class IncomingEntries {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingEntries.class);

    private final int most;
    private final NanoClock clock;
    private final Runnable work;

    private final ReentrantLock lock = new ReentrantLock();
    /** For the thread: there is something to do. */
    private final Condition wanted = lock.newCondition();
    /** For everybody else: the thread has done something. */
    private final Condition progressed = lock.newCondition();

    private final ArrayDeque<JournalEntry> entries = new ArrayDeque<>();
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
     * No entries yet, and no thread.
     *
     * @param most how many may wait to be handed on
     * @param work what the thread does: it fetches until it got the last entries, and says in the end that it has {@link #ended}
     */
    IncomingEntries(int most, NanoClock clock, Runnable work) {
        this.most = most;
        this.clock = clock;
        this.work = work;
    }

    /**
     * What the thread fetched.
     *
     * @param entries in the order of their coming
     * @param leftOut how many there was no room for since it fetched before
     * @param due whether somebody waits until they were offered to the store
     * @param last whether nothing will come any more
     * @param upTo the number of the last of them
     */
    record Fetched(List<JournalEntry> entries, long leftOut, boolean due, boolean last, long upTo) {}

    void add(JournalEntry entry) {
        boolean error = entry.level().code() >= Level.ERROR.code();
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

    private boolean full() {
        return entries.size() >= most;
    }

    /** Holds the lock. */
    private void accept(JournalEntry entry) {
        if (finished) {
            return;
        }
        if (thread == null) {
            thread = new Thread(work, "sylos-journal");
            thread.setDaemon(true);
            thread.start();
        }
        entries.add(entry);
        accepted++;
        wanted.signal();
    }

    /** Waits until every entry added so far was offered to the store. */
    void flush() {
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

    /** Takes no more entries, and waits until the thread is through with the last ones. */
    void close() {
        Thread last;
        lock.lock();
        try {
            closing = true;
            finished |= thread == null;
            wanted.signal();
            progressed.signalAll();
            last = thread;
        } finally {
            lock.unlock();
        }
        if (last != null && last != Thread.currentThread()) {
            // The entries have to be written all the same.
            Uninterrupted.await(last::join);
        }
    }

    /**
     * For the thread: all that has come. Waits until there is something to do.
     *
     * @param backAt when the thread has something to do of its own, by the clock; null when it has nothing
     */
    Fetched fetch(@Nullable Long backAt) {
        lock.lock();
        try {
            awaitWork(backAt);
            List<JournalEntry> all = List.copyOf(entries);
            entries.clear();
            long missed = leftOut;
            leftOut = 0;
            finished = closing;
            progressed.signalAll();
            return new Fetched(all, missed, offered < offerUpTo || closing, closing, accepted);
        } finally {
            lock.unlock();
        }
    }

    /** Holds the lock. */
    private void awaitWork(@Nullable Long backAt) {
        while (entries.isEmpty() && leftOut == 0 && offered >= offerUpTo && !closing) {
            if (backAt == null) {
                wanted.awaitUninterruptibly();
                continue;
            }
            long left = backAt - clock.nanoTime();
            if (left <= 0) {
                return;
            }
            try {
                clock.await(lock, wanted, left);
            } catch (InterruptedException e) {
                LOG.debug("An interrupt does not end the journal; closing does", e);
            }
        }
    }

    /** For the thread: the entries up to this one were offered to the store. */
    void offered(long upTo) {
        lock.lock();
        try {
            offered = upTo;
            progressed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** For the thread: it does nothing any more, and nobody is to wait for it. */
    void ended() {
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
