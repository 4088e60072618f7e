package org.sylos.engine.core.internal.lifecycle;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.core.internal.metrics.Meters;

/**
 * How far the queues came in the runs since the migration was opened; before the first of them, what the store keeps of earlier
 * ones. Thread-safe, provided that runs begin one after the other.
 */
final class RunQueues {
    private final JournalStore store;
    private final Map<QueueMetrics.Queue, QueueMetrics> earlierRuns = new ConcurrentHashMap<>();
    private volatile @Nullable Meters latest;

    RunQueues(JournalStore store) {
        this.store = store;
    }

    /** A run begins; of the one before it remains how far it came. */
    void begin(Meters meters) {
        Meters last = latest;
        if (last != null) {
            last.snapshot(System.nanoTime()).forEach(metrics -> earlierRuns.put(metrics.queue(), metrics));
        }
        latest = meters;
    }

    Map<QueueMetrics.Queue, QueueMetrics> metrics() {
        Map<QueueMetrics.Queue, QueueMetrics> queues = new EnumMap<>(QueueMetrics.Queue.class);
        Meters meters = latest;
        queues.putAll(earlierRuns);
        if (meters != null) {
            meters.snapshot(System.nanoTime()).forEach(metrics -> queues.put(metrics.queue(), metrics));
            return queues;
        }
        for (QueueMetrics.Queue queue : QueueMetrics.Queue.values()) {
            store.latestMetrics(queue, 1).forEach(sample -> queues.put(queue, sample.metrics()));
        }
        return queues;
    }
}
