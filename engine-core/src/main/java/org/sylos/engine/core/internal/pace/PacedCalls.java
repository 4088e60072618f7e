package org.sylos.engine.core.internal.pace;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.metrics.CallMeter;

/**
 * The calls of one service: each comes at a {@link Pace}, which learns from what becomes of it, and is measured. A thread that
 * waits for its turn holds no other one up: they would have to wait for theirs. Thread-safe.
 */
final class PacedCalls {
    private final Pace pace;
    private final CallMeter meter;
    private final NanoClock clock;

    PacedCalls(Pace pace, CallMeter meter, NanoClock clock) {
        this.pace = pace;
        this.meter = meter;
        this.clock = clock;
    }

    /** A call that answers something. */
    interface Call<T> {
        T make() throws IOException;
    }

    /** A call that only does something. */
    interface Step {
        void make() throws IOException;
    }

    <T> T call(Call<T> call) throws IOException {
        return call(call, () -> 0);
    }

    /** A copy that the service makes by itself, which tells of the bytes as it goes on. */
    <T> T copy(TransferMonitor monitor, Function<TransferMonitor, Call<T>> copy) throws IOException {
        PacedCopy going = new PacedCopy(monitor, meter, clock);
        return call(copy.apply(going), going::elsewhere);
    }

    /**
     * Makes a call.
     *
     * @param elsewhere nanoseconds of it, once it is over, that are counted already or that the service has no part in
     */
    private <T> T call(Call<T> call, LongSupplier elsewhere) throws IOException {
        waitForTurn();
        long began = clock.nanoTime();
        boolean refused = false;
        try {
            return call.make();
        } catch (FSException e) {
            if (e.errorClass().overload()) {
                refused = true;
                meter.refused();
                pace.refused(e.retryAfter().orElse(Duration.ZERO));
            }
            throw e;
        } finally {
            meter.called(clock.nanoTime() - began - elsewhere.getAsLong());
            if (!refused) {
                pace.taken();
            }
        }
    }

    void step(Step step) throws IOException {
        call(() -> {
            step.make();
            return Boolean.TRUE;
        });
    }

    /** As a call that began earlier goes on: nothing waits for its turn. */
    <T> T stream(Call<T> piece) throws IOException {
        long began = clock.nanoTime();
        try {
            return piece.make();
        } finally {
            meter.streamed(clock.nanoTime() - began);
        }
    }

    /** As {@link #stream}. */
    void streamStep(Step piece) throws IOException {
        long began = clock.nanoTime();
        try {
            piece.make();
        } finally {
            meter.streamed(clock.nanoTime() - began);
        }
    }

    private void waitForTurn() throws InterruptedIOException {
        if (!pace.paced()) {
            return;
        }
        long began = clock.nanoTime();
        try {
            pace.turn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for its turn");
            interrupted.initCause(e);
            throw interrupted;
        } finally {
            meter.waited(clock.nanoTime() - began);
        }
    }
}
