package org.sylos.engine.core.internal.run;

import java.time.Duration;
import java.util.SplittableRandom;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.internal.exec.RetryPolicy;

/** The policy of retries that the options ask for. */
public final class Retries {
    private Retries() {}

    /** A policy with jitter of its own. */
    public static RetryPolicy of(MigrationOptions options) {
        Duration base = atLeastOne(options.retryBaseDelay());
        Duration cap = options.retryMaxDelay().compareTo(base) < 0 ? base : options.retryMaxDelay();
        return new RetryPolicy(options.maxRetries(), base, cap, new SplittableRandom());
    }

    private static Duration atLeastOne(Duration span) {
        return span.isZero() ? Duration.ofNanos(1) : span;
    }
}
