package org.sylos.engine.core.internal.exec;

import com.netflix.concurrency.limits.limit.AbstractLimit;
import java.util.concurrent.TimeUnit;

/**
 * Climbs towards the smallest limit that gives nearly the most throughput.
 *
 * <p>The limiters that come with the library go by response times: they compare them with the best or the average seen
 * before. Here tasks differ in length by orders of magnitude for reasons of their own (an empty folder, a full one), and a
 * disk or processor that is saturated answers slowly without ever refusing, so they end at the upper bound (AIMD,
 * Gradient2), where many threads get in each other's way. What counts is how many tasks end per second, and it is found
 * out by experiment, as the .NET thread pool does (Hellerstein, Morrison, Eilebrecht: "Applying Control Theory in the Real
 * World", SIGMETRICS Performance Evaluation Review 37(3), 2009):
 *
 * <ul>
 *   <li>A trial measures the limit in force, another one, and the one in force again; the other one has to hold its own
 *       against the mean of the two, so that a drift (a warming JVM) does not move the limit.
 *   <li>A larger limit is kept when it brings at least half of the throughput that perfect scaling would bring, a smaller one
 *       when it costs less than half of what perfect scaling would cost: what makes no difference shrinks.
 *   <li>No trial goes below the processors at hand: threads are cheap, and a trial that leaves a processor idle costs more than
 *       it can win.
 *   <li>Trials succeed each other while the limit moves and become rare when it does not. The first ones take larger steps.
 *   <li>A window in which the limit was not used up, because there was too little to do, says nothing.
 *   <li>When the service asks for less the limit is halved at once, but not again before tasks
 *       that began some time after that are refused, as TCP cuts once for what was in flight together.
 * </ul>
 */
final class ThroughputLimit extends AbstractLimit {
    static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** With fewer tasks than this, or than so many rounds of the limit, a rate is mostly noise. */
    private static final int LEAST_TASKS = 40;

    private static final int LEAST_ROUNDS = 4;
    /** Share of the limit that has to be in use on average. */
    private static final double SATURATED = 0.7;
    /** Share of perfect scaling that makes a larger limit worth while. */
    private static final double WORTH = 0.5;

    /** Services measure rates over a while: what is asked of them right after a cut is often refused all the same. */
    private static final long REACTION_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int LONGEST_REST = 16;
    private static final int REST_AFTER_OVERLOAD = 4;

    private enum Stage {
        /** At the limit in force, before a trial. */
        BEFORE,
        /** At the other limit. */
        TRIAL,
        /** Back at the limit in force. */
        AFTER
    }

    private final int least;
    private int most;
    private int inForce;
    private int other;
    private Stage stage = Stage.BEFORE;
    private boolean upwards = true;
    private boolean bold = true;
    /** Windows to wait before the next trial, and how many that will be when it fails. */
    private int rest;

    private int restWhenFailed = 1;
    private double before;
    private double atOther;

    private boolean settling;
    private long changedAt;
    private boolean cutBefore;
    private long cutAt;

    private boolean windowOpen;
    private long windowStart;
    private int tasks;
    private long sumInFlight;

    /** @param least below which only a service that asks for less brings the limit */
    ThroughputLimit(int initial, int least, int most) {
        super(initial);
        this.least = least;
        this.most = most;
        this.inForce = initial;
    }

    /** The bound moves; when upwards, the limit is at least {@code atLeast}. */
    synchronized void bound(int atLeast, int next) {
        boolean upwards = next > most;
        most = next;
        inForce = Math.min(next, upwards ? Math.max(inForce, atLeast) : inForce);
        enter(Stage.BEFORE, System.nanoTime());
        settling = false;
        setLimit(inForce);
    }

    @Override
    protected int _update(long startTime, long rtt, int inflight, boolean didDrop) {
        long now = startTime + rtt;
        if (didDrop) {
            if (!cutBefore || startTime - cutAt >= REACTION_NANOS) {
                cut(now);
            }
        } else if (!settling || startTime - changedAt >= 0) {
            settling = false;
            count(now, inflight);
        }
        return stage == Stage.TRIAL ? other : inForce;
    }

    private void cut(long now) {
        inForce = Math.max(1, getLimit() / 2);
        cutBefore = true;
        cutAt = now;
        bold = false;
        upwards = true;
        restWhenFailed = REST_AFTER_OVERLOAD;
        rest = REST_AFTER_OVERLOAD;
        enter(Stage.BEFORE, now);
    }

    private void count(long now, int inflight) {
        if (!windowOpen) {
            windowOpen = true;
            windowStart = now;
            tasks = 0;
            sumInFlight = 0;
            return;
        }
        tasks++;
        sumInFlight += inflight;
        long elapsed = now - windowStart;
        if (elapsed >= WINDOW_NANOS && tasks >= Math.max(LEAST_TASKS, LEAST_ROUNDS * getLimit())) {
            windowOpen = false;
            if (sumInFlight >= SATURATED * getLimit() * tasks) {
                measured(tasks / (double) elapsed, now);
            } else if (stage != Stage.BEFORE) {
                enter(Stage.BEFORE, now);
            }
        }
    }

    private void measured(double throughput, long now) {
        switch (stage) {
            case BEFORE -> {
                before = throughput;
                rest--;
                if (rest < 0 && aimAtOther()) {
                    enter(Stage.TRIAL, now);
                }
            }
            case TRIAL -> {
                atOther = throughput;
                enter(Stage.AFTER, now);
            }
            case AFTER -> {
                decide((before + throughput) / 2);
                enter(Stage.BEFORE, now);
            }
        }
    }

    /** Chooses the limit to be tried, turning round at the bounds; false when there is no other. */
    private boolean aimAtOther() {
        if (inForce >= most && inForce <= least) {
            return false;
        }
        if (inForce >= most) {
            upwards = false;
        } else if (inForce <= least) {
            upwards = true;
        }
        int step = Math.max(1, inForce / (bold ? 2 : 4));
        other = upwards ? Math.min(most, inForce + step) : Math.max(least, inForce - step);
        return true;
    }

    private void decide(double reference) {
        double scaling = other / (double) inForce - 1;
        if (atOther >= reference * (1 + WORTH * scaling)) {
            inForce = other;
            restWhenFailed = 1;
        } else {
            bold = false;
            upwards = !upwards;
            rest = restWhenFailed;
            restWhenFailed = Math.min(LONGEST_REST, restWhenFailed * 2);
        }
    }

    private void enter(Stage next, long now) {
        stage = next;
        windowOpen = false;
        settling = true;
        changedAt = now;
    }

    @Override
    public String toString() {
        return "ThroughputLimit[" + getLimit() + " of " + most + "]";
    }
}
