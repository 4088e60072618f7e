package org.sylos.engine.core.internal.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of one service, how long they take and how long they wait for their turn. Thread-safe, and cheap. */
public final class CallMeter {
    private static final double SPAN_SECONDS = 5;
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongAdder calls = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder callNanos = new LongAdder();
    private final LongAdder waitNanos = new LongAdder();
    private final LongAdder streamNanos = new LongAdder();

    /** The rest is written under the lock of this object: totals of the last look, and what was recent then. */
    private long lookedAt;

    private long lastCalls;
    private long lastCallNanos;
    private long lastWaitNanos;
    private long lastStreamNanos;
    private double recentSeconds;
    private double recentCalls;
    private double recentCallSeconds;
    private double recentWaitSeconds;
    private double recentStreamSeconds;

    /** A meter that begins now. */
    public CallMeter(long nanoTime) {
        lookedAt = nanoTime;
    }

    /**
     * How the calls went.
     *
     * @param calls all calls so far
     * @param refused those that the service had too many of
     * @param perSecond calls a second lately
     * @param latency mean time of a call lately
     * @param waiting mean time before a call lately
     * @param busy callers at once lately, on average
     */
    public record Calls(long calls, long refused, double perSecond, Duration latency, Duration waiting, double busy) {}

    /** A call was made. */
    public void called(long nanos) {
        calls.increment();
        callNanos.add(nanos);
    }

    /** A caller waited for its turn. */
    public void waited(long nanos) {
        waitNanos.add(nanos);
    }

    /** Bytes were read or written that belong to a call, which counts by itself. */
    public void streamed(long nanos) {
        streamNanos.add(nanos);
    }

    /** The service had too many calls. */
    public void refused() {
        refused.increment();
    }

    /** How the calls went up to this moment. Looking more often does not change what is seen. */
    public synchronized Calls snapshot(long nanoTime) {
        if (nanoTime - lookedAt >= SHORTEST_NANOS) {
            look(nanoTime);
        }
        double each = Math.max(recentCalls, 1e-9);
        double passed = Math.max(recentSeconds, 1e-9);
        return new Calls(
                calls.sum(),
                refused.sum(),
                recentCalls / passed,
                seconds(recentCallSeconds / each),
                seconds(recentWaitSeconds / each),
                (recentCallSeconds + recentWaitSeconds + recentStreamSeconds) / passed);
    }

    private void look(long nanoTime) {
        double t = (nanoTime - lookedAt) / SECOND;
        double keep = Math.exp(-t / SPAN_SECONDS);
        long nowCalls = calls.sum();
        long nowCallNanos = callNanos.sum();
        long nowWaitNanos = waitNanos.sum();
        long nowStreamNanos = streamNanos.sum();
        recentSeconds = recentSeconds * keep + t;
        recentCalls = recentCalls * keep + (nowCalls - lastCalls);
        recentCallSeconds = recentCallSeconds * keep + (nowCallNanos - lastCallNanos) / SECOND;
        recentWaitSeconds = recentWaitSeconds * keep + (nowWaitNanos - lastWaitNanos) / SECOND;
        recentStreamSeconds = recentStreamSeconds * keep + (nowStreamNanos - lastStreamNanos) / SECOND;
        lookedAt = nanoTime;
        lastCalls = nowCalls;
        lastCallNanos = nowCallNanos;
        lastWaitNanos = nowWaitNanos;
        lastStreamNanos = nowStreamNanos;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(Math.min(seconds, 1e9) * SECOND));
    }
}
