package org.sylos.engine.core.internal.exec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Time that passes only when a test says so. */
public final class ManualClock implements NanoClock {
    private final List<Waiter> waiters = new ArrayList<>();
    /** Starts just below the overflow of the counter, which real clocks may meet as well. */
    private long now = Long.MAX_VALUE - 1_000_000;

    /** A clock that stands still. */
    public ManualClock() {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the callers loop
    public void await(Lock lock, Condition condition, long nanos) throws InterruptedException {
        Waiter waiter;
        synchronized (this) {
            waiter = new Waiter(lock, condition, now + nanos);
            waiters.add(waiter);
            notifyAll();
        }
        try {
            condition.await();
        } finally {
            synchronized (this) {
                waiters.remove(waiter);
            }
        }
    }

    /** Lets time pass and wakes whoever waited for it. */
    public void advance(Duration span) {
        List<Waiter> due;
        synchronized (this) {
            now += span.toNanos();
            due = waiters.stream().filter(waiter -> waiter.until - now <= 0).toList();
        }
        for (Waiter waiter : due) {
            waiter.lock.lock();
            try {
                waiter.condition.signalAll();
            } finally {
                waiter.lock.unlock();
            }
        }
    }

    /** Waits until so many threads wait for time to pass. */
    public synchronized void awaitWaiters(int count) throws InterruptedException {
        long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (waiters.size() < count) {
            long left = (limit - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(waiters.size() + " threads wait for time to pass instead of " + count);
            }
            wait(left);
        }
    }

    private record Waiter(Lock lock, Condition condition, long until) {}
}
