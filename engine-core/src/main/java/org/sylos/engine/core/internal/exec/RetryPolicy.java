package org.sylos.engine.core.internal.exec;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;

/**
 * Whether a failed try is followed by another, and when. Thread-safe.
 *
 * <p>Exponential backoff with full jitter: before retry <i>n</i> (from 1) a span evenly distributed between nothing and
 * {@code min(cap, base * 2^(n-1))} passes. Source: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog,
 * 2015, https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/. A service that said how long to wait is
 * taken at its word, neither shorter nor longer.
 */
public final class RetryPolicy {
    private static final int REFUSALS_FOR_A_FAILURE = 20;

    private final int maxRetries;
    private final long baseNanos;
    private final long capNanos;
    private final RandomGenerator random;

    /**
     * A policy.
     *
     * @param maxRetries most retries of one task after its first try; 0 for none. Twenty times as many where the service
     *     asked for less
     * @param base upper bound of the span before the first retry, more than zero
     * @param cap upper bound of every span, at least {@code base}
     * @param random where the jitter comes from; used by one thread at a time
     */
    public RetryPolicy(int maxRetries, Duration base, Duration cap, RandomGenerator random) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("negative number of retries: " + maxRetries);
        }
        if (base.isNegative() || base.isZero() || cap.compareTo(base) < 0) {
            throw new IllegalArgumentException("a backoff from " + base + " to " + cap + " makes no sense");
        }
        this.maxRetries = maxRetries;
        this.baseNanos = NanoClock.nanos(base);
        this.capNanos = NanoClock.nanos(cap);
        this.random = random;
    }

    /** Most retries of one task after its first try. */
    public int maxRetries() {
        return maxRetries;
    }

    /**
     * Decides about a task that failed.
     *
     * @param errorClass what it met at its latest try
     * @param failedTries its failed tries so far, the latest included, at least 1; where the service asked for less, only those in
     *     which it did, and otherwise only the others
     * @param retryAfter how long the service asked to wait; null when it did not say
     * @return how long to wait before the next try; empty when it failed for good
     */
    public Optional<Duration> retryIn(ErrorClass errorClass, int failedTries, @Nullable Duration retryAfter) {
        if (failedTries < 1) {
            throw new IllegalArgumentException("a task that failed has at least one failed try: " + failedTries);
        }
        if (!errorClass.retryable() || failedTries > mostRetries(errorClass)) {
            return Optional.empty();
        }
        return Optional.of(retryAfter != null ? retryAfter : backoff(failedTries));
    }

    /** A refusal says nothing of the task; but a service that refuses everything for ever must come to an end as well. */
    private long mostRetries(ErrorClass errorClass) {
        return errorClass.overload() ? (long) REFUSALS_FOR_A_FAILURE * maxRetries : maxRetries;
    }

    private Duration backoff(int failedTries) {
        int doublings = failedTries - 1;
        // Shifting back tells whether shifting lost anything.
        long grown = doublings < Long.SIZE - 1 && (baseNanos << doublings) >> doublings == baseNanos
                ? baseNanos << doublings
                : capNanos;
        long bound = Math.min(capNanos, grown);
        synchronized (random) {
            return Duration.ofNanos(random.nextLong(bound + 1));
        }
    }
}
