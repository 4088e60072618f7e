package org.sylos.engine.core.internal.exec;

import com.netflix.concurrency.limits.Limit;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.WorkRunner;

/** A limit that follows an algorithm of the concurrency-limits library, or one written to its interface. Thread-safe. */
public final class AdaptiveLimit implements ConcurrencyLimit {
    private final Limit algorithm;
    private final int most;
    private final NanoClock clock;

    AdaptiveLimit(Limit algorithm, int most, NanoClock clock) {
        this.algorithm = algorithm;
        this.most = most;
        this.clock = clock;
    }

    /**
     * A limit that grows while throughput grows with it, shrinks where less does as well, and halves when the service asks
     * for less; see {@link ThroughputLimit}.
     *
     * @param recommended where to start, at least 1
     * @param most upper bound, at least {@code recommended}
     */
    public static AdaptiveLimit of(int recommended, int most, NanoClock clock) {
        if (recommended < 1 || most < recommended) {
            throw new IllegalArgumentException("a limit from " + recommended + " up to " + most + " makes no sense");
        }
        int least = Math.min(recommended, Runtime.getRuntime().availableProcessors());
        return new AdaptiveLimit(new ThroughputLimit(recommended, least, most), most, clock);
    }

    @Override
    public int current() {
        return Math.max(1, Math.min(most, algorithm.getLimit()));
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public void completed(long nanos, int inFlight, WorkRunner.Load load) {
        if (load != WorkRunner.Load.UNKNOWN) {
            algorithm.onSample(clock.nanoTime() - nanos, nanos, inFlight, load == WorkRunner.Load.OVERLOADED);
        }
    }
}
