package org.sylos.engine.core.internal.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.api.storage.StoreException;

/** Keeps entries in memory, and refuses or waits when a test wants it to. */
final class RecordingStore implements JournalStore {
    /** One permit for each call of append that has ended, well or not. */
    private final Semaphore calls = new Semaphore(0);

    private final List<List<JournalEntry>> batches = new ArrayList<>();
    private volatile @Nullable Semaphore gate;
    private volatile boolean refusing;

    /** From now on every append needs a permit. */
    Semaphore gate() {
        Semaphore closed = new Semaphore(0);
        gate = closed;
        return closed;
    }

    void refuse(boolean refuse) {
        refusing = refuse;
    }

    @Override
    public void append(List<JournalEntry> entries) {
        Semaphore closed = gate;
        if (closed != null) {
            closed.acquireUninterruptibly();
        }
        try {
            if (refusing) {
                throw new StoreException(StoreException.Reason.NO_SPACE, "full on purpose", null, null);
            }
            synchronized (this) {
                batches.add(List.copyOf(entries));
            }
        } finally {
            calls.release();
        }
    }

    /** Calls that have ended and were not waited for yet. */
    int calls() {
        return calls.availablePermits();
    }

    void awaitCalls(int count) throws InterruptedException {
        if (!calls.tryAcquire(count, 20, TimeUnit.SECONDS)) {
            throw new AssertionError("the store was not called " + count + " times: " + batches);
        }
    }

    synchronized List<List<String>> batches() {
        return batches.stream()
                .map(batch -> batch.stream().map(JournalEntry::message).toList())
                .toList();
    }

    List<String> messages() {
        return batches().stream().flatMap(List::stream).toList();
    }

    @Override
    public List<NumberedEntry> read(JournalEntry.Level atLeast, long afterSequence, int max) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<NumberedEntry> latest(JournalEntry.Level atLeast, int max) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void trim(Instant before, long keep) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void appendMetrics(Instant at, List<QueueMetrics> samples) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TimedMetrics> latestMetrics(QueueMetrics.Queue queue, int max) {
        throw new UnsupportedOperationException();
    }
}
