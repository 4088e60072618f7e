package org.sylos.engine.core.internal.metrics;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.internal.wait.Uninterrupted;

/**
 * Does something regularly while a run goes on, on a daemon thread of its own. What it does may fail: that is logged, the
 * first time loudly, and it goes on.
 */
public final class ProgressTicker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressTicker.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(ProgressTicker::daemon);
    private final Runnable action;
    private volatile boolean failedBefore;

    private ProgressTicker(Runnable action) {
        this.action = action;
    }

    /**
     * Starts to tick.
     *
     * @param tick from the end of one call to the beginning of the next, and before the first, more than zero
     * @param action what to do
     */
    public static ProgressTicker start(Duration tick, Runnable action) {
        if (tick.isNegative() || tick.isZero()) {
            throw new IllegalArgumentException("a tick of " + tick + " makes no sense");
        }
        ProgressTicker ticker = new ProgressTicker(action);
        long nanos = tick.toNanos();
        var unused = ticker.thread.scheduleWithFixedDelay(ticker::tick, nanos, nanos, TimeUnit.NANOSECONDS);
        return ticker;
    }

    private void tick() {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            if (failedBefore) {
                LOG.debug("Progress could not be told once more", e);
                return;
            }
            failedBefore = true;
            if (e instanceof SylosException) {
                // A store that refuses: its own words are for people.
                LOG.warn("Progress could not be told; the run goes on: {}", e.getMessage());
                LOG.debug("Where progress could not be told", e);
            } else {
                LOG.warn("Progress could not be told; the run goes on, and more of this is logged at level DEBUG", e);
            }
        }
    }

    /** Ticks no more and waits for a tick that is going on. Must not be called by the action. */
    @Override
    public void close() {
        thread.shutdown();
        Uninterrupted.awaitEnd(thread);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sylos-progress");
        thread.setDaemon(true);
        return thread;
    }
}
