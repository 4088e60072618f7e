package org.sylos.engine.core.internal.lifecycle;

import java.time.Duration;
import java.util.List;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.core.internal.run.RunContext;

/** What happens at every progress tick: events, now and then a sample for the database and the state file, and stalls. */
final class RunTick {
    private static final long SAMPLE_NANOS = Duration.ofSeconds(5).toNanos();

    private final MigrationBase base;
    private final RunContext run;
    private long sampledAt = System.nanoTime();

    RunTick(MigrationBase base, RunContext run) {
        this.base = base;
        this.run = run;
    }

    synchronized void tick() {
        List<QueueMetrics> queues = run.meters().snapshot(System.nanoTime());
        base.events()
                .send(new MigrationEvent.Progress(
                        base.clock().instant(), base.standing().phase(), queues));
        run.watch().check();
        if (System.nanoTime() - sampledAt >= SAMPLE_NANOS) {
            sample(queues);
        }
    }

    /** The last word of a run, so that short ones leave a sample as well. */
    synchronized void last() {
        sample(run.meters().snapshot(System.nanoTime()));
    }

    private void sample(List<QueueMetrics> queues) {
        sampledAt = System.nanoTime();
        List<QueueMetrics> used = queues.stream()
                .filter(queue -> queue.discovered() + queue.done() + queue.failed() > 0)
                .toList();
        if (!used.isEmpty()) {
            base.store().journal().appendMetrics(base.clock().instant(), used);
            base.mirrorProgress(used);
        }
    }
}
