package org.sylos.engine.core.internal.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.core.internal.wait.Uninterrupted;

/**
 * One thread that writes what many threads hand over, in batches: as soon as a batch is heavy enough, old enough, or somebody
 * waits for it. Whoever hands over waits while too much is queued, so memory is bounded.
 *
 * <p>Thread-safe. When writing fails the writer is broken for good: every later call throws what went wrong first.
 *
 * @param <T> what is written
 */
public final class BatchWriter<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final ToIntFunction<? super T> weigher;
    private final Consumer<List<T>> target;
    private final long fullWeight;
    private final long maxDelayNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition written = lock.newCondition();
    private final ArrayDeque<T> queue = new ArrayDeque<>();
    private final Thread thread;

    private final Patience patience;

    /** How many wait for what is queued. */
    private int waiting;

    private long queuedWeight;
    private long oldestNanos;
    private long accepted;
    private long finished;
    private long wanted;
    private boolean closing;
    private boolean told;
    private @Nullable Throwable broken;

    /**
     * Starts the thread.
     *
     * @param name of the thread
     * @param weigher the weight of an item, at least 1: about the rows it becomes
     * @param fullWeight a batch of this weight is written at once; so much is queued meanwhile, and one item more
     * @param maxDelay how long an item may wait for others to come
     * @param target writes a batch durably, in the order of handing over
     */
    public BatchWriter(
            String name,
            ToIntFunction<? super T> weigher,
            int fullWeight,
            Duration maxDelay,
            Consumer<List<T>> target) {
        this(name, weigher, fullWeight, maxDelay, new Patience(0, Duration.ZERO), target);
    }

    private BatchWriter(
            String name,
            ToIntFunction<? super T> weigher,
            int fullWeight,
            Duration maxDelay,
            Patience patience,
            Consumer<List<T>> target) {
        this.patience = patience;
        this.weigher = weigher;
        this.fullWeight = fullWeight;
        this.maxDelayNanos = maxDelay.toNanos();
        this.target = target;
        this.thread = new Thread(this::work, name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /**
     * A writer for several who each wait for what they handed over, again and again: one who waits alone is held back for a moment,
     * so that what all of them handed over becomes one batch.
     *
     * @param name of the thread
     * @param weigher the weight of an item, at least 1: about the rows it becomes
     * @param fullWeight a batch of this weight is written at once; so much is queued meanwhile, and one item more
     * @param maxDelay how long an item may wait for others to come
     * @param company how many they are
     * @param held how long one of them is held back at most
     * @param target writes a batch durably, in the order of handing over
     */
    public static <T> BatchWriter<T> forCompany(
            String name,
            ToIntFunction<? super T> weigher,
            int fullWeight,
            Duration maxDelay,
            int company,
            Duration held,
            Consumer<List<T>> target) {
        return new BatchWriter<>(name, weigher, fullWeight, maxDelay, new Patience(company, held), target);
    }

    /**
     * Hands an item over; waits while too much is queued.
     *
     * @throws InterruptedException when interrupted while waiting; the item was not taken
     */
    public void put(T item) throws InterruptedException {
        int weight = weigher.applyAsInt(item);
        lock.lockInterruptibly();
        try {
            throwIfBroken();
            while (queuedWeight >= fullWeight) {
                written.await();
                throwIfBroken();
            }
            if (closing) {
                throw new IllegalStateException("the writer is closed");
            }
            if (queue.isEmpty()) {
                oldestNanos = System.nanoTime();
                arrived.signal();
            }
            queue.add(item);
            queuedWeight += weight;
            accepted++;
            if (queuedWeight >= fullWeight && queuedWeight - weight < fullWeight) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything handed over before this call is written. */
    public void flush() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long goal = accepted;
            wanted = Math.max(wanted, goal);
            if (finished < goal) {
                waiting++;
            }
            arrived.signal();
            while (finished < goal) {
                throwIfBroken();
                written.await();
            }
            throwIfBroken();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is queued and ends the thread. An interrupt of the caller does not cut it short. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        Uninterrupted.await(thread::join);
        lock.lock();
        try {
            // Whoever was told by put or flush would otherwise get the same exception once more, out of its own
            // handling.
            if (!told) {
                throwIfBroken();
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (true) {
            List<T> batch = nextBatch();
            if (batch.isEmpty()) {
                return;
            }
            Throwable failure = null;
            try {
                target.accept(batch);
            } catch (RuntimeException | Error e) {
                // Even when memory ran out: whoever waits for this thread must hear of it, or would wait for ever.
                failure = e;
            }
            lock.lock();
            try {
                finished += batch.size();
                if (failure != null) {
                    broken = failure;
                }
                written.signalAll();
                if (broken != null) {
                    return;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until a batch is due; empty when the writer is closed and nothing is left. */
    private List<T> nextBatch() {
        lock.lock();
        try {
            while (true) {
                if (queue.isEmpty()) {
                    if (closing) {
                        return List.of();
                    }
                    arrived.awaitUninterruptibly();
                    continue;
                }
                long now = System.nanoTime();
                long left = oldestNanos + maxDelayNanos - now;
                if (wanted > finished) {
                    left = Math.min(left, patience.left(waiting, now));
                }
                if (queuedWeight >= fullWeight || closing || left <= 0) {
                    return take();
                }
                try {
                    long unused = arrived.awaitNanos(left);
                } catch (InterruptedException e) {
                    LOG.debug(
                            "{} was interrupted, which has no meaning here: only this class knows the thread", thread);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private List<T> take() {
        if (wanted > finished) {
            patience.ended(waiting);
        }
        waiting = 0;
        List<T> batch = new ArrayList<>(queue);
        queue.clear();
        queuedWeight = 0;
        written.signalAll();
        return batch;
    }

    private void throwIfBroken() {
        Throwable failure = broken;
        if (failure == null) {
            return;
        }
        told = true;
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
