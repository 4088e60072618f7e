package org.sylos.engine.core.internal.traverse;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.Work;
import org.sylos.engine.core.internal.batch.BatchWriter;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.exec.RetryPolicy;
import org.sylos.engine.core.internal.exec.RoundSource;
import org.sylos.engine.core.internal.run.Endpoint;
import org.sylos.engine.core.internal.run.Executions;
import org.sylos.engine.core.internal.run.RunContext;

/** Lists every pending folder of one depth on one side and seals the round. */
final class RoundRunner {
    private final RunContext run;
    private final Endpoint endpoint;
    private final RetryPolicy retries;
    private final BatchWriter<Finding> writer;

    RoundRunner(RunContext run, Endpoint endpoint, RetryPolicy retries, BatchWriter<Finding> writer) {
        this.run = run;
        this.endpoint = endpoint;
        this.retries = retries;
        this.writer = writer;
    }

    /**
     * Works off a round.
     *
     * @param comparable asked when everything is listed: whether the level below can be compared at once
     * @return how it ended; null when the run was asked to stop before the round was complete
     */
    @Nullable
    RoundEnd run(int depth, BooleanSupplier comparable) throws InterruptedException {
        ListingCount.of(run.meters(), endpoint.side()).round(depth);
        RoundWork work = new RoundWork(run.store().discovery(), endpoint.side(), depth);
        RoundSource<ListTask> source = new RoundSource<>(work::take, List.of(endpoint.pause()), NanoClock.SYSTEM);
        ListRunner runner = new ListRunner(run, endpoint, retries, source);
        Work<ListTask, SidePage> tasks =
                new Work<>(endpoint.side() + " round " + depth, source, runner, writer::put, endpoint.listing());
        Execution execution = run.executor().start(tasks);
        try (Cancellation.Registration drain = run.cancellation().onDrain(source::drain)) {
            Executions.await(execution, run.cancellation());
        }
        if (run.cancellation().draining()) {
            writer.flush();
            return null;
        }
        RoundEnd end = new RoundEnd(endpoint.side(), depth, comparable.getAsBoolean());
        writer.put(end);
        writer.flush();
        run.notices().roundSealed(endpoint.side(), end.summary());
        return end;
    }
}
