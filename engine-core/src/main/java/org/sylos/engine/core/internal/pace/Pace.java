package org.sylos.engine.core.internal.pace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.sylos.engine.core.internal.exec.NanoClock;

/**
 * How fast one service may be asked, learned from what it refuses. A service that refuses nothing is asked as fast as anybody
 * can; the callers then pay for reading one field. Thread-safe.
 *
 * <p>A limit on how many calls run at once cannot keep a service happy that allows so many calls a second: its calls may take no
 * time at all. So, once it refuses, what it takes is measured for a second; when more than a few of the calls were refused, they
 * are spaced from then on:
 *
 * <ul>
 *   <li>The pace is what was taken, trimmed a little by the first refusal of a second, and measured anew when the second has many.
 *   <li>It climbs fast while far below the pace that was refused last, and slowly near it; when nothing was refused for long, the
 *       service may allow more than before, and it climbs fast again. BIC and CUBIC look for the rate of a network in this way
 *       (RFC 9438).
 *   <li>It climbs only while it is what holds callers up.
 *   <li>It is trimmed to half of what was measured at most. Refusals that come at any pace, and in small numbers, are not about
 *       the pace.
 * </ul>
 */
public final class Pace {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** With fewer calls a rate is mostly noise, and a window that lasts longer has seen idle times. */
    private static final int LEAST_CALLS = 20;

    private static final long LONGEST_WINDOW_NANOS = 5 * WINDOW_NANOS;
    /** Share of the calls refused from which on there are too many calls, and not just odd refusals. */
    private static final double MANY = 0.05;

    private static final double TRIM = 0.97;
    /** By which part of itself, and of its distance from what was refused, the pace grows in a second. */
    private static final double SLOWLY = 0.002;

    private static final double TOWARDS = 0.1;
    private static final double FAST = 0.05;
    private static final long LONG_QUIET_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** Threads wake up late; whoever was late may catch up on so much. */
    private static final long CREDIT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final NanoClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();

    /** Whether calls are counted; while they are not, nobody takes the lock. */
    private volatile boolean watching;

    private volatile boolean paced;
    /** Calls a second. */
    private double rate;

    private double refusedRate;
    private double leastRate;
    private long nextTurn;
    private long grownAt;
    private long refusedAt;

    private long windowStart;
    private int taken;
    private int refused;
    private long pausedUntil;
    private long pausedNanos;

    /** The pace of a service that has refused nothing yet. */
    public Pace(NanoClock clock) {
        this.clock = clock;
    }

    /** Whether calls are spaced. */
    public boolean paced() {
        return paced;
    }

    /** The pace in calls a second; infinite while calls are not spaced. */
    public double callsPerSecond() {
        lock.lock();
        try {
            return paced ? rate : Double.POSITIVE_INFINITY;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the next call may be made. */
    public void turn() throws InterruptedException {
        if (!paced) {
            return;
        }
        lock.lockInterruptibly();
        try {
            long now = clock.nanoTime();
            long mine = nextTurn - (now - CREDIT_NANOS) > 0 ? nextTurn : now - CREDIT_NANOS;
            grow(now, mine - now > 0);
            nextTurn = mine + (long) (SECOND / rate);
            for (long left = mine - now; left > 0; left = mine - clock.nanoTime()) {
                clock.await(lock, never, left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A call was made, and the service dealt with it. */
    public void taken() {
        if (!watching) {
            return;
        }
        lock.lock();
        try {
            taken++;
            look(clock.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /**
     * A call was made, and the service asked for fewer.
     *
     * @param pause how long it wants to be left alone
     */
    public void refused(Duration pause) {
        lock.lock();
        try {
            long now = clock.nanoTime();
            if (!watching) {
                watching = true;
                pausedUntil = now;
                nextTurn = now;
                open(now);
            }
            if (paced && refused == 0) {
                refusedRate = rate;
                rate = Math.max(leastRate, rate * TRIM);
            }
            refused++;
            refusedAt = now;
            long from = pausedUntil - now > 0 ? pausedUntil : now;
            long until = now + NanoClock.nanos(pause);
            if (until - from > 0) {
                pausedNanos += until - from;
                pausedUntil = until;
            }
            // Who was late must not catch up now: the service has nothing in store.
            nextTurn = nextTurn - until > 0 ? nextTurn : until;
            look(now);
        } finally {
            lock.unlock();
        }
    }

    private void grow(long now, boolean holdsUp) {
        double seconds = Math.min(1, (now - grownAt) / SECOND);
        grownAt = now;
        if (!holdsUp) {
            return;
        }
        double gain = now - refusedAt < LONG_QUIET_NANOS
                ? Math.max(SLOWLY * rate, TOWARDS * (refusedRate - rate))
                : FAST * rate;
        rate += gain * seconds;
    }

    /** Closes the window when it is long enough, and draws its conclusions. */
    private void look(long now) {
        long elapsed = now - windowStart;
        int calls = taken + refused;
        if (elapsed < WINDOW_NANOS) {
            return;
        }
        if (calls >= LEAST_CALLS) {
            conclude(elapsed, refused / (double) calls);
            open(now);
        } else if (elapsed > LONGEST_WINDOW_NANOS) {
            open(now);
        }
    }

    private void conclude(long elapsed, double share) {
        if (share > MANY) {
            double measured = Math.max(1, taken * SECOND / elapsed);
            if (paced) {
                rate = Math.min(measured, rate);
            } else {
                double active = Math.max((double) (elapsed - pausedNanos), elapsed / 100.0);
                refusedRate = Math.max(measured, taken * SECOND / active);
                rate = measured;
                grownAt = clock.nanoTime();
                paced = true;
            }
            leastRate = rate / 2;
        } else if (!paced) {
            watching = false;
        }
    }

    private void open(long now) {
        windowStart = now;
        taken = 0;
        refused = 0;
        pausedNanos = 0;
    }
}
