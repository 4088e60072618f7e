package org.sylos.engine.core.internal.run;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.Work;
import org.sylos.engine.api.exec.WorkRunner;
import org.sylos.engine.api.exec.WorkSink;
import org.sylos.engine.core.internal.batch.BatchWriter;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.exec.RetryPolicy;
import org.sylos.engine.core.internal.exec.RoundSource;
import org.sylos.engine.core.internal.exec.Tries;
import org.sylos.engine.core.internal.metrics.QueueMeter;

/** Carries an {@link ItemPass} out: windows, groups, retries, pauses, stalls, counting and writing in batches. */
public final class PassRunner<T extends Serializable, R> implements WorkRunner<ItemTask<T>, R> {
    /** Outcomes per transaction: folding them into the nodes has a fixed price, so they are gathered. */
    private static final int BATCH = 10_000;
    /** How much work a crash may repeat at most. */
    private static final Duration BATCH_DELAY = Duration.ofSeconds(1);

    private final RunContext run;
    private final ItemPass<T, R> pass;
    private final QueueMeter meter;
    private final Endpoint endpoint;
    private final RetryPolicy retries;
    private final RoundSource<ItemTask<T>> source;

    private PassRunner(RunContext run, ItemPass<T, R> pass, QueueMeter meter, Endpoint endpoint) {
        this.run = run;
        this.pass = pass;
        this.meter = meter;
        this.endpoint = endpoint;
        this.retries = Retries.of(run.options());
        ItemWindows<T> windows = new ItemWindows<>(pass, this::fetched);
        this.source = new RoundSource<>(windows::take, List.of(endpoint.pause()), NanoClock.SYSTEM);
    }

    /**
     * Carries a pass out.
     *
     * @param endpoint the side whose limit holds and which is paused when a service asks for it
     * @return whether every item was dealt with; false when the run was asked to stop before
     */
    public static <T extends Serializable, R> boolean run(
            RunContext run, ItemPass<T, R> pass, QueueMeter meter, Endpoint endpoint, ConcurrencyLimit limit)
            throws InterruptedException {
        PassRunner<T, R> runner = new PassRunner<>(run, pass, meter, endpoint);
        try (BatchWriter<R> writer =
                new BatchWriter<>("sylos-" + pass.name() + "-writer", result -> 1, BATCH, BATCH_DELAY, pass::write)) {
            meter.start(limit::current, System.nanoTime());
            runner.carryOut(writer, limit);
        } finally {
            meter.stop();
        }
        return !run.cancellation().draining();
    }

    private void fetched(List<T> window) {
        if (pass.countedWhenFetched()) {
            long bytes = 0;
            for (T item : window) {
                bytes += pass.bytesOf(item);
            }
            meter.discovered(window.size(), bytes);
        }
        pass.windowOpened(window);
    }

    private void carryOut(BatchWriter<R> writer, ConcurrencyLimit limit) throws InterruptedException {
        Work<ItemTask<T>, R> work = new Work<>(pass.name(), source, this, writer::put, limit);
        try (Cancellation.Registration drain = run.cancellation().onDrain(source::drain)) {
            Executions.await(run.executor().start(work), run.cancellation());
        }
        writer.flush();
    }

    @Override
    public Load run(ItemTask<T> task, WorkSink<? super R> results) throws InterruptedException {
        try {
            Load load = Load.NORMAL;
            List<T> items = task.items();
            Shift shift = Shift.begin(NanoClock.SYSTEM);
            for (int i = 0; i < items.size(); i++) {
                if (run.cancellation().draining()) {
                    return Load.UNKNOWN;
                }
                if (shift.over(endpoint)) {
                    source.giveBack(new ItemTask<>(List.copyOf(items.subList(i, items.size())), task.tries()));
                    return i == 0 ? Load.UNKNOWN : load;
                }
                T item = items.get(i);
                Failure failure = deal(item, results);
                if (failure != null) {
                    settle(item, task.tries().and(failure.errorClass()), failure, results);
                    load = failure.errorClass().overload() ? whenRefused() : load;
                }
            }
            return load;
        } finally {
            source.done();
        }
    }

    private @Nullable Failure deal(T item, WorkSink<? super R> results) throws InterruptedException {
        meter.begin(1);
        StallWatch.Task watched = run.watch().begin();
        Moved moved = new Moved(meter, watched);
        R result = null;
        Exception thrown = null;
        try {
            result = pass.deal(item, moved);
        } catch (IOException | InterruptedException | RuntimeException e) {
            thrown = e;
        }
        boolean stalled = watched.end();
        if (thrown != null || result == null) {
            moved.takeBack();
            meter.giveUp(1);
            return thrown == null
                    ? Failure.of(ErrorClass.TRANSIENT, "the step gave no result", run.clock())
                    : Failure.of(thrown, stalled, run.clock());
        }
        if (pass.good(result)) {
            meter.succeeded(1);
        } else {
            meter.failed(1, Math.max(0, pass.bytesOf(item) - moved.bytes));
        }
        results.accept(result);
        return null;
    }

    /** What a refusal says of the number of workers: nothing, when it is the pace that follows it. */
    private Load whenRefused() {
        Load ofSource = run.src().whenRefused();
        return ofSource == Load.UNKNOWN ? ofSource : run.dst().whenRefused();
    }

    private void settle(T item, Tries tries, Failure failure, WorkSink<? super R> results) throws InterruptedException {
        ServiceLostException.throwIfLost(run.src(), run.dst(), failure);
        if (failure.retryAfter() != null) {
            endpoint.pauseFor(failure.retryAfter());
        }
        Optional<Duration> delay =
                retries.retryIn(failure.errorClass(), tries.of(failure.errorClass()), failure.retryAfter());
        results.accept(pass.failed(item, failure, delay.isPresent()));
        if (delay.isPresent()) {
            meter.begin(1);
            meter.retry(1);
            source.later(new ItemTask<>(List.of(item), tries), delay.get());
        } else {
            meter.begin(1);
            meter.failed(1, pass.bytesOf(item));
            run.meters().failed(failure.errorClass());
            run.journal()
                    .add(
                            Level.ERROR,
                            pass.name(),
                            pass.pathOf(item),
                            failure.errorClass() + ": " + failure.attempt().message());
        }
    }

    /** Bytes that one item has moved, so that they can be taken back when it fails. */
    private static final class Moved implements ItemPass.Progress {
        private final QueueMeter meter;
        private final StallWatch.Task watched;
        private long bytes;

        Moved(QueueMeter meter, StallWatch.Task watched) {
            this.meter = meter;
            this.watched = watched;
        }

        @Override
        public void moved(long more) {
            watched.progress();
            bytes += more;
            meter.moved(more);
        }

        void takeBack() {
            meter.moved(-bytes);
        }
    }
}
