package org.sylos.engine.core.internal.exec;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.exec.WorkSource;

/**
 * The tasks of one round: fresh ones first, then those to be tried again as their time comes. Nothing is handed out while a
 * service that the round needs is paused. The round ends when nothing is fresh, nothing waits and nothing is in flight, so
 * the receiver of every task says {@link #done} or {@link #retry}, exactly once. Thread-safe.
 *
 * @param <T> the tasks
 */
public final class RoundSource<T> implements WorkSource<T> {
    /** While so many tasks wait to be tried again no fresh ones are taken: memory stays bounded when everything fails. */
    private static final int MOST_DELAYED = 10_000;

    private final Fresh<? extends T> fresh;
    private final List<ServicePause> services;
    private final NanoClock clock;
    private final int mostDelayed;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Fresh tasks between being taken and being handed out. */
    private final Queue<T> ready = new ArrayDeque<>();

    private final RetryQueue<T> delayed = new RetryQueue<>();
    private @Nullable Thread taker;
    private boolean takerInterrupted;
    private boolean freshEnded;
    private boolean over;
    private int inFlight;

    /**
     * A round.
     *
     * @param fresh where fresh tasks come from
     * @param services the services whose pauses hold the round up
     */
    public RoundSource(Fresh<? extends T> fresh, List<ServicePause> services, NanoClock clock) {
        this(fresh, services, clock, MOST_DELAYED);
    }

    RoundSource(Fresh<? extends T> fresh, List<ServicePause> services, NanoClock clock, int mostDelayed) {
        this.fresh = fresh;
        this.services = List.copyOf(services);
        this.clock = clock;
        this.mostDelayed = mostDelayed;
    }

    @Override
    public @Nullable T next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!over) {
                long pause = pauseNanos();
                if (pause > 0) {
                    clock.await(lock, changed, pause);
                    continue;
                }
                T task = ready.poll();
                if (task == null && !freshEnded && taker == null && delayed.size() < mostDelayed) {
                    takeFresh();
                    continue;
                }
                if (task == null) {
                    task = delayed.pollDue(clock.nanoTime());
                }
                if (task != null) {
                    inFlight++;
                    return task;
                }
                if (nothingLeft()) {
                    end();
                } else if (delayed.isEmpty()) {
                    changed.await();
                } else {
                    clock.await(lock, changed, delayed.untilFirst(clock.nanoTime()));
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** A task is through, for better or worse. */
    public void done() {
        lock.lock();
        try {
            landed();
            if (nothingLeft()) {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A task is to be tried again after a while, in place of the one that came back. */
    public void retry(T task, Duration delay) {
        lock.lock();
        try {
            later(task, delay);
            landed();
        } finally {
            lock.unlock();
        }
    }

    /** One more task is to be handed out after a while. Only whoever has not yet brought a task back may add one. */
    public void later(T task, Duration delay) {
        lock.lock();
        try {
            delayed.add(task, clock.nanoTime() + NanoClock.nanos(delay));
            // All of them: each may have to wait for less now.
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The rest of a task is to be handed out again, before any fresh ones. The task itself still has to come back. */
    public void giveBack(T rest) {
        lock.lock();
        try {
            ready.add(rest);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands out nothing any more: {@link #next} answers null at once, and a thread that takes a fresh task is interrupted.
     * What was not handed out is forgotten.
     */
    public void drain() {
        lock.lock();
        try {
            end();
            if (taker != null) {
                taker.interrupt();
                takerInterrupted = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tasks handed out that are neither done nor to be tried again. */
    public int inFlight() {
        lock.lock();
        try {
            return inFlight;
        } finally {
            lock.unlock();
        }
    }

    /** Tasks that wait to be tried again. */
    public int delayed() {
        lock.lock();
        try {
            return delayed.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes one fresh task, without the lock because that may take its time, and makes it ready. */
    private void takeFresh() throws InterruptedException {
        taker = Thread.currentThread();
        takerInterrupted = false;
        boolean answered = false;
        T task = null;
        lock.unlock();
        try {
            task = fresh.take();
            answered = true;
        } catch (InterruptedException e) {
            lock.lock();
            try {
                if (!takerInterrupted) {
                    throw e;
                }
            } finally {
                lock.unlock();
            }
        } finally {
            lock.lock();
            taker = null;
            if (takerInterrupted) {
                // The interrupt was ours; it may have come after the task.
                Thread.interrupted();
            }
            if (task != null) {
                ready.add(task);
            } else if (answered) {
                freshEnded = true;
            }
            if (freshEnded) {
                changed.signalAll();
            } else {
                changed.signal();
            }
        }
    }

    private long pauseNanos() {
        long longest = 0;
        for (ServicePause service : services) {
            longest = Math.max(longest, service.remainingNanos());
        }
        return longest;
    }

    private boolean nothingLeft() {
        return freshEnded && ready.isEmpty() && delayed.isEmpty() && inFlight == 0;
    }

    private void landed() {
        if (inFlight == 0) {
            throw new IllegalStateException("more tasks came back than were handed out");
        }
        inFlight--;
    }

    private void end() {
        over = true;
        changed.signalAll();
    }

    /** Where the fresh tasks of a round come from. Called by one thread at a time, though not always the same one. */
    @FunctionalInterface
    public interface Fresh<T> {
        /**
         * The next task; may wait for it. Null at the end; it is then not asked again.
         *
         * @throws InterruptedException when the waiting thread is interrupted
         */
        @Nullable
        T take() throws InterruptedException;
    }
}
