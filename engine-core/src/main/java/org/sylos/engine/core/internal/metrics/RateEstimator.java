package org.sylos.engine.core.internal.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rates over the last seconds, and how long the rest should take. Fed with running totals; not thread-safe.
 *
 * <p>Both forget exponentially: what happened {@code span} ago counts e times less than what happens now. Items and bytes
 * cost time each, and which of them matters differs between a tree of small files and a few large ones, and changes within
 * a run; so the cost of an item and the cost of a byte are learnt by least squares over the intervals seen.
 */
final class RateEstimator {
    private static final double RATE_SPAN_SECONDS = 5;
    private static final double COST_SPAN_SECONDS = 120;
    /** Shorter intervals are put together. */
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Below this share items and bytes came in nearly constant proportion, and their costs cannot be told apart. */
    private static final double COLLINEAR = 1e-3;

    private static final double LONGEST_SECONDS = TimeUnit.DAYS.toSeconds(1000);

    private long lastNanos;
    private long lastItems;
    private long lastBytes;

    private double recentSeconds;
    private double recentItems;
    private double recentBytes;

    private double seconds;
    private double items;
    private double bytes;
    private double itemsSquared;
    private double bytesSquared;
    private double itemsTimesBytes;
    private double itemsTimesSeconds;
    private double bytesTimesSeconds;

    RateEstimator(long nanoTime, long itemsSoFar, long bytesSoFar) {
        lastNanos = nanoTime;
        lastItems = itemsSoFar;
        lastBytes = bytesSoFar;
    }

    /** Takes the totals of this moment into account; moments come in order. */
    void update(long nanoTime, long totalItems, long totalBytes) {
        long nanos = nanoTime - lastNanos;
        if (nanos < SHORTEST_NANOS) {
            return;
        }
        double t = nanos / (double) TimeUnit.SECONDS.toNanos(1);
        double i = Math.max(0, totalItems - lastItems);
        double b = Math.max(0, totalBytes - lastBytes);
        lastNanos = nanoTime;
        lastItems = totalItems;
        lastBytes = totalBytes;
        addRecent(t, i, b);
        addCosts(t, i, b);
    }

    private void addRecent(double t, double i, double b) {
        double keep = Math.exp(-t / RATE_SPAN_SECONDS);
        recentSeconds = recentSeconds * keep + t;
        recentItems = recentItems * keep + i;
        recentBytes = recentBytes * keep + b;
    }

    private void addCosts(double t, double i, double b) {
        double keep = Math.exp(-t / COST_SPAN_SECONDS);
        seconds = seconds * keep + t;
        items = items * keep + i;
        bytes = bytes * keep + b;
        itemsSquared = itemsSquared * keep + i * i;
        bytesSquared = bytesSquared * keep + b * b;
        itemsTimesBytes = itemsTimesBytes * keep + i * b;
        itemsTimesSeconds = itemsTimesSeconds * keep + i * t;
        bytesTimesSeconds = bytesTimesSeconds * keep + b * t;
    }

    double itemsPerSecond() {
        return recentSeconds == 0 ? 0 : recentItems / recentSeconds;
    }

    double bytesPerSecond() {
        return recentSeconds == 0 ? 0 : recentBytes / recentSeconds;
    }

    /** How long this much should take; null when nothing has been learnt yet or it would take years. */
    @Nullable
    Duration timeFor(long pendingItems, long pendingBytes) {
        if (pendingItems == 0 && pendingBytes == 0) {
            return Duration.ZERO;
        }
        double perItem = 0;
        double perByte = 0;
        double determinant = itemsSquared * bytesSquared - itemsTimesBytes * itemsTimesBytes;
        if (determinant > COLLINEAR * itemsSquared * bytesSquared) {
            perItem = (itemsTimesSeconds * bytesSquared - bytesTimesSeconds * itemsTimesBytes) / determinant;
            perByte = (bytesTimesSeconds * itemsSquared - itemsTimesSeconds * itemsTimesBytes) / determinant;
        }
        double left = perItem * pendingItems + perByte * pendingBytes;
        if (perItem < 0 || perByte < 0 || left <= 0) {
            boolean byItems = pendingBytes == 0 || (pendingItems > 0 && itemsExplainMore());
            perItem = byItems ? 1 : 0;
            perByte = byItems ? 0 : 1;
            left = byItems ? pendingItems : pendingBytes;
        }
        // The costs only say how items and bytes compare: time without progress is no one's cost, but it does pass.
        double expected = left * seconds / (perItem * items + perByte * bytes);
        return expected < LONGEST_SECONDS ? Duration.ofMillis(Math.round(expected * 1000)) : null;
    }

    /** Whether items alone explain the time better than bytes alone do: what each takes off the squared error. */
    private boolean itemsExplainMore() {
        double byItems = itemsSquared == 0 ? 0 : itemsTimesSeconds * itemsTimesSeconds / itemsSquared;
        double byBytes = bytesSquared == 0 ? 0 : bytesTimesSeconds * bytesTimesSeconds / bytesSquared;
        return byItems >= byBytes;
    }
}
