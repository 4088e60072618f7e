package org.sylos.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.event.QueueMetrics.Queue;

class ProgressViewTest {
    private static final Duration ELAPSED = Duration.ofSeconds(12);
    private static final long MIB = 1 << 20;

    @Test
    void discoveryShowsBothSides() {
        var view = new ProgressView(
                Map.of(
                        Queue.SRC_TRAVERSAL, Samples.queue(Queue.SRC_TRAVERSAL, 1_234_567, 3 * MIB, 1, 10, 0),
                        Queue.DST_TRAVERSAL, Samples.queue(Queue.DST_TRAVERSAL, 1, 0, 1, 10, 0)),
                ELAPSED);
        assertThat(view.lines(79))
                .containsExactly(
                        "discovering source       1,234,567 nodes  3.0 MiB  1,234/s  depth 7",
                        "discovering destination  1 node  1,234/s  depth 7  0:12");
    }

    @Test
    void beforeAnythingIsKnown() {
        assertThat(new ProgressView(Map.of(), ELAPSED).lines(79)).containsExactly("discovering  0:12");
    }

    @Test
    void copyShowsShareRateAndTimeLeft() {
        var view = new ProgressView(
                Map.of(
                        Queue.FOLDER_COPY, Samples.queue(Queue.FOLDER_COPY, 10, 0, 0, 10, 0),
                        Queue.FILE_COPY, Samples.queue(Queue.FILE_COPY, 20_000, 200 * MIB, 3, 8_000, 80 * MIB)),
                ELAPSED);
        assertThat(view.lines(79))
                .containsExactly(
                        "copying files  [========>           ]   40 %  8,000/20,000  1,234/s",
                        "  80.0 MiB of 200.0 MiB  5.5 MiB/s  ETA 1:15  0:12");
        assertThat(view.lines(50))
                .containsExactly(
                        "copying files  [==>   ]   40 %  8,000/20,000  1,2…",
                        "  80.0 MiB of 200.0 MiB  5.5 MiB/s  ETA 1:15  0:12");
        assertThat(view.plain())
                .isEqualTo(
                        "copying files, 40 %, 8,000/20,000, 1,234/s, 80.0 MiB of 200.0 MiB, 5.5 MiB/s, ETA 1:15, 0:12");
    }

    @Test
    void theStepThatIsWorkedOnIsShown() {
        var folders = Samples.queue(Queue.FOLDER_COPY, 10, 0, 2, 3, 0);
        var files = Samples.queue(Queue.FILE_COPY, 20, 0, 0, 0, 0);
        var finished = Samples.queue(Queue.FILE_COPY, 20, 0, 0, 20, 0);
        var verify = Samples.queue(Queue.VERIFICATION, 20, 0, 2, 0, 0);
        assertThat(first(folders, files)).startsWith("creating folders  [");
        assertThat(first(finished)).startsWith("copying files  [====================]  100 %");
        assertThat(first(finished, verify)).startsWith("verifying  [");
        assertThat(first(Samples.queue(Queue.COMPARISON, 5, 0, 1, 0, 0))).startsWith("comparing  [");
    }

    private static String first(QueueMetrics... queues) {
        var map = new java.util.EnumMap<Queue, QueueMetrics>(Queue.class);
        for (QueueMetrics queue : queues) {
            map.put(queue.queue(), queue);
        }
        return new ProgressView(map, ELAPSED).lines(79).get(0);
    }

    @Test
    void failuresAndRetriesAreCounted() {
        var queue = new QueueMetrics(Queue.FILE_COPY, -1, 10, 0, 7, 1, 1, 0, 2, 1, 0, 0, 4, null);
        assertThat(new ProgressView(Map.of(Queue.FILE_COPY, queue), ELAPSED)
                        .lines(79)
                        .get(1))
                .isEqualTo("  ETA -  1 retry  2 failed  0:12");
    }

    @Property
    void noLineIsWiderThanTheTerminal(
            @ForAll @LongRange(min = 0) long discovered,
            @ForAll @LongRange(min = 0) long bytes,
            @ForAll @IntRange(min = 1, max = 200) int columns) {
        for (Queue queue : Queue.values()) {
            var metrics = Samples.queue(queue, discovered, bytes, 1, discovered / 2, bytes / 3);
            assertThat(new ProgressView(Map.of(queue, metrics), ELAPSED).lines(columns))
                    .hasSizeBetween(1, 2)
                    .allMatch(line -> Text.width(line) <= columns);
        }
    }
}
