package org.sylos.adapter.spectra.internal.chaos;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.Latency;
import org.sylos.adapter.spectra.config.RateLimit;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.adapter.spectra.config.SpectraTime;
import org.sylos.adapter.spectra.internal.chaos.Dice.Question;
import org.sylos.adapter.spectra.internal.world.Meter;
import org.sylos.adapter.spectra.internal.world.Place;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/** Where operations on a world are refused when there are too many, and where they wait. Thread-safe. */
final class Entrance {
    private final Chaos chaos;
    private final Dice dice;
    private final SpectraTime time;
    private final Meter meter;
    private final @Nullable RateLimit limit;
    private final @Nullable TokenBucket bucket;

    Entrance(Chaos chaos, Dice dice, SpectraTime time, Meter meter) {
        this.chaos = chaos;
        this.dice = dice;
        this.time = time;
        this.meter = meter;
        limit = chaos.rateLimit();
        bucket = limit == null ? null : new TokenBucket(limit, time);
    }

    /**
     * Lets an operation in.
     *
     * @throws FSException with {@link ErrorClass#THROTTLED} when there are too many
     */
    void admit(SpectraOperation operation, Place place) throws FSException {
        if (limit == null || bucket == null) {
            return;
        }
        Optional<Duration> wait = bucket.take();
        if (wait.isPresent()) {
            meter.count(operation);
            meter.countFailure(ErrorClass.THROTTLED);
            Duration told = limit.retryAfter();
            throw new FSException(
                    ErrorClass.THROTTLED,
                    place.path(),
                    "the simulated service takes no more calls for now",
                    null,
                    told == null ? wait.get() : told);
        }
    }

    /**
     * Waits as long as an operation takes.
     *
     * @param node key of the node that it is about
     * @throws InterruptedIOException when the thread is interrupted; its interrupt status is set
     */
    void delay(SpectraOperation operation, long node, Fate fate) throws InterruptedIOException {
        Latency latency = chaos.latency().getOrDefault(operation, Latency.NONE);
        long nanos = latency.base().toNanos();
        if (!latency.jitter().isZero()) {
            nanos += dice.below(latency.jitter().toNanos() + 1, fate.key(), Question.JITTER, fate.attempt());
        }
        if (operation == SpectraOperation.LIST
                && chaos.slowFolders() > 0
                && dice.even(node, Question.SLOW, 0) < chaos.slowFolders()) {
            nanos += chaos.slowness().toNanos();
        }
        if (nanos > 0) {
            meter.countDelay(nanos);
            pause(nanos);
        }
    }

    private void pause(long nanos) throws InterruptedIOException {
        try {
            time.pause(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
