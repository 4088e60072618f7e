package org.sylos.engine.core.internal.exec;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.sylos.engine.core.Bandwidth;

/**
 * Holds copies back so that all of them together move no more bytes a second than they may: a bucket that fills with the time and
 * that everybody takes from, first come, first served. Bytes are paid for after they were moved, so that what moves in large pieces
 * is held back as well. Another limit holds at once, also for those who wait. Thread-safe.
 *
 * <p>Where there is no limit at any time, taking costs reading one field.
 */
public final class BandwidthLimit {
    /** How long until a timetable is looked at again, and until those who wait show that they live. */
    private static final long LOOK_NANOS = Duration.ofMillis(500).toNanos();
    /** What was not used in this time may be used later. */
    private static final double CREDIT_SECONDS = 0.1;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Clock wallClock;
    private final NanoClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Bandwidth bandwidth;

    /** Bytes a second at the last look; 0 for no limit. */
    private long rate;

    private long lookedAt;
    /** Bytes taken, and bytes that time has paid for. */
    private double taken;

    private double paid;
    private long paidAt;

    /**
     * A limit.
     *
     * @param wallClock tells the local time, in its zone
     */
    public BandwidthLimit(Bandwidth bandwidth, Clock wallClock, NanoClock clock) {
        this.bandwidth = bandwidth;
        this.wallClock = wallClock;
        this.clock = clock;
        this.paidAt = clock.nanoTime();
        this.rate = now();
        this.lookedAt = paidAt;
    }

    /** What holds. */
    public Bandwidth bandwidth() {
        return bandwidth;
    }

    /** The limit of this moment in bytes a second; 0 for none. */
    public long now() {
        return bandwidth.at(LocalDateTime.now(wallClock)).orElse(0);
    }

    /** Another limit holds from now on. */
    public void change(Bandwidth other) {
        lock.lock();
        try {
            bandwidth = other;
            look(clock.nanoTime());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Bytes were moved: waits until that is all right. An interrupt ends the waiting and stays with the thread.
     *
     * @param waiting called now and then while waiting; must be quick
     */
    public void take(long bytes, Runnable waiting) {
        if (bytes <= 0 || bandwidth.unlimited()) {
            return;
        }
        lock.lock();
        try {
            pay(clock.nanoTime());
            taken += bytes;
            double mine = taken;
            for (double missing = mine - paid; rate > 0 && missing > 0; missing = mine - paid) {
                waiting.run();
                clock.await(lock, changed, Math.min(LOOK_NANOS, (long) Math.ceil(missing / rate * SECOND)));
                pay(clock.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void pay(long now) {
        if (now - lookedAt >= LOOK_NANOS) {
            look(now);
        }
        if (rate == 0) {
            paid = taken;
        } else {
            paid = Math.min(taken + rate * CREDIT_SECONDS, paid + rate * ((now - paidAt) / SECOND));
        }
        paidAt = now;
    }

    private void look(long now) {
        lookedAt = now;
        pay(now);
        rate = now();
        if (rate == 0) {
            paid = taken;
        }
    }
}
