package org.sylos.shell.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.event.QueueMetrics.Queue;

/**
 * How far a run is, in one or two lines.
 *
 * @param queues the queues of the run
 * @param elapsed since it began
 */
public record ProgressView(Map<Queue, QueueMetrics> queues, Duration elapsed) {
    private static final List<Queue> COPY =
            List.of(Queue.FOLDER_COPY, Queue.FILE_COPY, Queue.FOLDER_FINISH, Queue.VERIFICATION);
    private static final int BAR = 20;
    private static final int SHORT_BAR = 6;
    private static final int NARROW = 72;

    public ProgressView {
        queues = Map.copyOf(queues);
    }

    /** The lines for a terminal, none wider than so many columns. */
    public List<String> lines(int columns) {
        List<List<String>> parts = parts(columns < NARROW ? SHORT_BAR : BAR);
        return parts.stream()
                .map(line -> Text.truncate(String.join("  ", line), columns))
                .toList();
    }

    /** The same as one line, for a log. */
    public String plain() {
        return parts(BAR).stream()
                .flatMap(List::stream)
                .filter(part -> !part.startsWith("["))
                .map(String::strip)
                .collect(Collectors.joining(", "));
    }

    private List<List<String>> parts(int bar) {
        QueueMetrics copying = active(COPY);
        if (copying != null) {
            return work(copying, bar);
        }
        QueueMetrics comparison = queues.get(Queue.COMPARISON);
        if (comparison != null && comparison.inProgress() > 0) {
            return work(comparison, bar);
        }
        return discovery();
    }

    /** The queue that is worked on: they take turns, and the later ones may know already what will come to them. */
    private @Nullable QueueMetrics active(List<Queue> candidates) {
        List<QueueMetrics> known = candidates.stream()
                .map(queues::get)
                .filter(q -> q != null && q.discovered() > 0)
                .toList();
        QueueMetrics last = null;
        for (QueueMetrics queue : known) {
            if (queue.inProgress() > 0) {
                return queue;
            }
            if (queue.done() > 0 || last == null) {
                last = queue;
            }
        }
        return last;
    }

    private List<List<String>> discovery() {
        List<List<String>> lines = new ArrayList<>();
        for (Queue queue : List.of(Queue.SRC_TRAVERSAL, Queue.DST_TRAVERSAL)) {
            QueueMetrics metrics = queues.get(queue);
            if (metrics != null) {
                lines.add(side(queue == Queue.SRC_TRAVERSAL ? "source" : "destination", metrics));
            }
        }
        if (lines.isEmpty()) {
            lines.add(new ArrayList<>(List.of("discovering")));
        }
        lines.get(lines.size() - 1).add(Units.clock(elapsed));
        return lines;
    }

    private static List<String> side(String name, QueueMetrics metrics) {
        List<String> parts = new ArrayList<>();
        parts.add(Text.left("discovering " + name, "discovering destination".length()));
        parts.add(Units.count(metrics.discovered(), "node", "nodes"));
        if (metrics.discoveredBytes() > 0) {
            parts.add(Units.bytes(metrics.discoveredBytes()));
        }
        parts.add(Units.rate(metrics.itemsPerSecond()));
        if (metrics.round() >= 0) {
            parts.add("depth " + metrics.round());
        }
        addFailures(parts, metrics);
        return parts;
    }

    private List<List<String>> work(QueueMetrics metrics, int bar) {
        double share = share(metrics);
        List<String> first = new ArrayList<>();
        first.add(step(metrics.queue()));
        first.add(bar(share, bar));
        first.add(Text.right((int) (share * 100) + " %", 5));
        first.add(Units.count(metrics.done()) + "/" + Units.count(metrics.discovered()));
        first.add(Units.rate(metrics.itemsPerSecond()));
        List<String> second = new ArrayList<>();
        if (metrics.discoveredBytes() > 0) {
            second.add(Units.bytes(metrics.doneBytes()) + " of " + Units.bytes(metrics.discoveredBytes()));
            second.add(Units.byteRate(metrics.bytesPerSecond()));
        }
        second.add("ETA " + (metrics.eta() == null ? "-" : Units.clock(metrics.eta())));
        addFailures(second, metrics);
        second.add(Units.clock(elapsed));
        second.set(0, "  " + second.get(0));
        return List.of(first, second);
    }

    private static void addFailures(List<String> parts, QueueMetrics metrics) {
        if (metrics.retries() > 0) {
            parts.add(Units.count(metrics.retries(), "retry", "retries"));
        }
        if (metrics.failed() > 0) {
            parts.add(Units.count(metrics.failed()) + " failed");
        }
    }

    /** Each item weighs as much as 64 KiB besides its bytes: small files cost time, too. */
    private static double share(QueueMetrics metrics) {
        double all = metrics.discovered() * 65_536.0 + metrics.discoveredBytes();
        double done = (metrics.done() + metrics.failed()) * 65_536.0 + metrics.doneBytes();
        return all <= 0 ? 0 : Math.min(1, done / all);
    }

    private static String bar(double share, int length) {
        int full = (int) (share * length);
        return "[" + "=".repeat(full) + (full < length ? ">" + " ".repeat(length - full - 1) : "") + "]";
    }

    private static String step(Queue queue) {
        return switch (queue) {
            case SRC_TRAVERSAL, DST_TRAVERSAL -> "discovering";
            case COMPARISON -> "comparing";
            case FOLDER_COPY -> "creating folders";
            case FILE_COPY -> "copying files";
            case FOLDER_FINISH -> "finishing folders";
            case VERIFICATION -> "verifying";
        };
    }
}
