package org.sylos.engine.core.internal.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.QueueMetrics;

/**
 * Counts what happens to the items of one queue. Thread-safe, and cheap to count from many threads.
 *
 * <p>An item is discovered once. It is begun, and then succeeds, fails, is to be retried (and begun again later) or is given
 * up. Counts that are read while others write are each right for themselves, not exactly of one moment.
 */
public final class QueueMeter {
    private final QueueMetrics.Queue queue;
    private final LongAdder discovered = new LongAdder();
    private final LongAdder discoveredBytes = new LongAdder();
    private final LongAdder inProgress = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final LongAdder doneBytes = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder failedBytes = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private volatile int round = -1;
    private volatile @Nullable IntSupplier workers;

    /** Written under the lock of this object. */
    private @Nullable RateEstimator rates;

    private volatile boolean used;

    QueueMeter(QueueMetrics.Queue queue) {
        this.queue = queue;
    }

    /**
     * Work on the queue begins, or begins again: rates are learnt from this moment. What was counted before, such as what an
     * earlier run did, is in the totals but in no rate.
     *
     * @param limit the concurrency limit in force, asked whenever a snapshot is taken
     */
    public synchronized void start(IntSupplier limit, long nanoTime) {
        rates = new RateEstimator(nanoTime, worked(), doneBytes.sum());
        workers = limit;
        used = true;
    }

    /** Work on the queue has ended: from now on rates and workers are 0. */
    public synchronized void stop() {
        rates = null;
        workers = null;
    }

    /** The work is now on folders of this depth. */
    public void round(int depth) {
        round = depth;
    }

    /** More items are known. */
    public void discovered(long items, long bytes) {
        discovered.add(items);
        discoveredBytes.add(bytes);
    }

    /** Items that an earlier run had done; they were discovered as well. */
    public void doneBefore(long items, long bytes) {
        done.add(items);
        doneBytes.add(bytes);
    }

    /** Work on items begins. */
    public void begin(long items) {
        inProgress.add(items);
    }

    /** More bytes of items in progress were moved; negative when they have to be moved once more. */
    public void moved(long bytes) {
        doneBytes.add(bytes);
    }

    /** Items that were begun succeeded. */
    public void succeeded(long items) {
        inProgress.add(-items);
        done.add(items);
    }

    /**
     * Items that were begun failed for good.
     *
     * @param bytes those of their bytes that were not moved and never will be
     */
    public void failed(long items, long bytes) {
        inProgress.add(-items);
        failed.add(items);
        failedBytes.add(bytes);
    }

    /** Items that were begun failed and will be begun again. */
    public void retry(long items) {
        inProgress.add(-items);
        retries.add(items);
    }

    /** Items that were begun were given up; they are pending as before. */
    public void giveUp(long items) {
        inProgress.add(-items);
    }

    /** The state of the queue. Taking snapshots more often does not change what they say. */
    public QueueMetrics snapshot(long nanoTime) {
        long succeeded = done.sum();
        long lost = failed.sum();
        long moved = doneBytes.sum();
        long pending = Math.max(0, discovered.sum() - succeeded - lost);
        long pendingBytes = Math.max(0, discoveredBytes.sum() - moved - failedBytes.sum());
        double itemRate = 0;
        double byteRate = 0;
        Duration eta = null;
        synchronized (this) {
            if (rates != null) {
                rates.update(nanoTime, worked(), moved);
                itemRate = rates.itemsPerSecond();
                byteRate = rates.bytesPerSecond();
                eta = rates.timeFor(pending, pendingBytes);
            }
        }
        IntSupplier limit = workers;
        return new QueueMetrics(
                queue,
                round,
                discovered.sum(),
                discoveredBytes.sum(),
                pending,
                Math.max(0, inProgress.sum()),
                succeeded,
                Math.max(0, moved),
                lost,
                retries.sum(),
                itemRate,
                byteRate,
                limit == null ? 0 : limit.getAsInt(),
                eta);
    }

    /** Whether work on the queue has ever begun. */
    boolean used() {
        return used;
    }

    private long worked() {
        return done.sum() + failed.sum();
    }
}
