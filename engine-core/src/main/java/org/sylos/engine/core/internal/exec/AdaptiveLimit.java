package org.sylos.engine.core.internal.exec;

import com.netflix.concurrency.limits.Limit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.WorkRunner;

/** A limit that follows an algorithm of the concurrency-limits library, or one written to its interface. Thread-safe. */
public final class AdaptiveLimit implements ConcurrencyLimit {
    private final Limit algorithm;
    private final int most;
    private final NanoClock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile int bound;

    AdaptiveLimit(Limit algorithm, int most, NanoClock clock) {
        this.algorithm = algorithm;
        this.most = most;
        this.bound = most;
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
        return Math.max(1, Math.min(bound, algorithm.getLimit()));
    }

    @Override
    public int most() {
        return most;
    }

    /** The upper bound in force. */
    public int bound() {
        return bound;
    }

    /**
     * Another upper bound holds from now on. When it is higher, the limit goes where it would have begun under it.
     *
     * @param recommended where to start
     * @param other at least 1; what is above {@link #most} counts as that
     */
    public void bound(int recommended, int other) {
        int next = Math.max(1, Math.min(most, other));
        if (next == bound) {
            return;
        }
        bound = next;
        if (algorithm instanceof ThroughputLimit climbing) {
            climbing.bound(Math.min(recommended, next), next);
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public Cancellation.Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void completed(long nanos, int inFlight, WorkRunner.Load load) {
        if (load != WorkRunner.Load.UNKNOWN) {
            algorithm.onSample(clock.nanoTime() - nanos, nanos, inFlight, load == WorkRunner.Load.OVERLOADED);
        }
    }
}
