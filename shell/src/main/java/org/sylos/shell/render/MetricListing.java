package org.sylos.shell.render;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.JournalStore.TimedMetrics;

/** Samples of the queues of runs, as a listing. Rates are whole numbers, of the last seconds before the sample. */
public final class MetricListing {
    private static final List<Column> COLUMNS = List.of(
            Column.of("at", "TIME", Column.Kind.TIME),
            Column.text("queue", "QUEUE"),
            Column.of("depth", "DEPTH", Column.Kind.NUMBER),
            Column.of("done", "DONE", Column.Kind.COUNT),
            Column.of("done_bytes", "BYTES", Column.Kind.BYTES),
            Column.of("pending", "PENDING", Column.Kind.COUNT),
            Column.of("in_progress", "AT WORK", Column.Kind.COUNT),
            Column.of("failed", "FAILED", Column.Kind.COUNT),
            Column.of("retries", "RETRIES", Column.Kind.COUNT),
            Column.of("items_per_second", "PER SECOND", Column.Kind.COUNT),
            Column.of("bytes_per_second", "BYTES/S", Column.Kind.BYTES),
            Column.of("workers", "WORKERS", Column.Kind.COUNT),
            Column.of("eta_seconds", "SECONDS LEFT", Column.Kind.COUNT));

    private MetricListing() {}

    /** Samples in the order given. */
    public static Listing of(List<TimedMetrics> samples) {
        return new Listing(COLUMNS, samples.stream().map(MetricListing::row).toList());
    }

    private static List<@Nullable Object> row(TimedMetrics sample) {
        QueueMetrics queue = sample.metrics();
        Duration eta = queue.eta();
        return Arrays.asList(
                sample.at(),
                queue.queue().label(),
                queue.round() < 0 ? null : (long) queue.round(),
                queue.done(),
                queue.doneBytes(),
                queue.pending(),
                queue.inProgress(),
                queue.failed(),
                queue.retries(),
                Math.round(queue.itemsPerSecond()),
                Math.round(queue.bytesPerSecond()),
                (long) queue.workers(),
                eta == null ? null : eta.toSeconds());
    }
}
