package org.sylos.shell.render;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.engine.core.SideLoad;

/**
 * How far a run is, wherever it goes on.
 *
 * @param snapshot the run
 */
public record SnapshotView(RunSnapshot snapshot) {
    /** The lines for a terminal, none wider than so many columns: those of the run's own terminal, and what holds it up. */
    public List<String> lines(int columns) {
        List<String> lines = new ArrayList<>(progress().lines(columns));
        String load = load();
        if (!load.isEmpty()) {
            lines.add(Text.truncate("  " + load, columns));
        }
        return lines;
    }

    /** The same as one line, for a log. */
    public String plain() {
        String stopping = snapshot.stopping() && snapshot.running() ? "stopping, " : "";
        String phase = snapshot.running() ? "" : snapshot.phase().label() + ", ";
        return phase + stopping + progress().plain();
    }

    /** For people. */
    public String text(Palette palette, ZoneId zone) {
        StringBuilder out = new StringBuilder();
        out.append(palette.bold("Run")).append('\n');
        Fields run = new Fields().add("  work", work()).add("  for", Units.clock(snapshot.elapsed()));
        progress().lines(Integer.MAX_VALUE).forEach(line -> run.add("", line.strip()));
        if (!snapshot.failures().isEmpty()) {
            run.add("  failed", Classes.text(snapshot.failures()));
        }
        String rate = snapshot.bandwidth() > 0 ? Units.bytes(snapshot.bandwidth()) + "/s" : "off";
        int workers = snapshot.limits().workers();
        run.add("  bandwidth", rate).add("  workers", workers == 0 ? "as many as are best" : workers + " per side");
        out.append(run.text());
        if (!snapshot.sides().isEmpty()) {
            out.append('\n').append(palette.bold("Services")).append('\n');
            Fields services = new Fields();
            snapshot.sides().forEach(load -> services.add("  " + name(load.side()), service(load, zone)));
            snapshot.slowest().ifPresent(side -> services.add("  slowest", name(side)));
            out.append(services.text());
        }
        return out.toString();
    }

    private String work() {
        String work = snapshot.work();
        String what = work == null ? "none" : work;
        if (!snapshot.running()) {
            return what + ", ended";
        }
        return snapshot.stopping() ? what + ", stopping" : what;
    }

    private ProgressView progress() {
        Map<QueueMetrics.Queue, QueueMetrics> queues = new EnumMap<>(QueueMetrics.Queue.class);
        snapshot.queues().forEach(queue -> queues.put(queue.queue(), queue));
        return new ProgressView(queues, snapshot.elapsed());
    }

    /** What holds the run up, in a few words. */
    private String load() {
        List<String> parts = new ArrayList<>();
        if (snapshot.running() && snapshot.stopping()) {
            parts.add("stopping");
        }
        for (SideLoad load : snapshot.sides()) {
            if (load.pausedUntil() != null) {
                parts.add(name(load.side()) + " wants a pause of "
                        + Units.clock(Duration.between(snapshot.at(), load.pausedUntil())));
            } else if (load.learnedRate() > 0) {
                parts.add(name(load.side()) + " takes " + Units.rate(load.learnedRate()));
            }
        }
        if (!snapshot.sides().isEmpty()) {
            SideLoad dst = snapshot.sides().get(snapshot.sides().size() - 1);
            parts.add("at once " + dst.copying() + "/" + dst.most());
        }
        if (snapshot.running() && snapshot.bandwidth() > 0) {
            parts.add("limit " + Units.bytes(snapshot.bandwidth()) + "/s");
        }
        snapshot.slowest().ifPresent(side -> parts.add("slowest " + name(side)));
        return String.join("  ", parts);
    }

    private static String service(SideLoad load, ZoneId zone) {
        List<String> parts = new ArrayList<>();
        parts.add(load.location());
        parts.add("listing " + load.listing() + " and copying " + load.copying() + " of " + load.most() + " at once");
        parts.add(Units.rate(load.callRate()) + ", " + millis(load.latency()) + " each"
                + (load.waiting().isZero() ? "" : " after " + millis(load.waiting()) + " of waiting"));
        if (load.learnedRate() > 0) {
            parts.add("takes " + Units.rate(load.learnedRate()));
        }
        if (load.refused() > 0) {
            parts.add(Units.count(load.refused()) + " refused");
        }
        if (load.pausedUntil() != null) {
            parts.add("wants a pause until " + Tables.time(load.pausedUntil(), zone));
        }
        return String.join("; ", parts);
    }

    private static String millis(Duration span) {
        return String.format(Locale.ROOT, "%.1f ms", span.toNanos() / 1e6);
    }

    private static String name(Side side) {
        return side == Side.SRC ? "source" : "destination";
    }

    /** For programs. */
    public Document document() {
        return Document.builder()
                .put("migration", snapshot.migration())
                .put("at", snapshot.at())
                .put("phase", snapshot.phase().label())
                .put(
                        "return_to",
                        snapshot.returnTo() == null ? null : snapshot.returnTo().label())
                .put("verification", snapshot.verification().label())
                .put("pass", (long) snapshot.pass())
                .put("work", snapshot.work())
                .put("running", snapshot.running())
                .put("stopping", snapshot.stopping())
                .put("elapsed_seconds", seconds(snapshot.elapsed()))
                .put(
                        "outcome",
                        snapshot.outcome() == null
                                ? null
                                : snapshot.outcome().name().toLowerCase(Locale.ROOT))
                .put("error", snapshot.error())
                .put("workers", (long) snapshot.limits().workers())
                .put("bandwidth", snapshot.limits().bandwidth().text())
                .put("bandwidth_now", snapshot.bandwidth() > 0 ? snapshot.bandwidth() : null)
                .put(
                        "queues",
                        snapshot.queues().stream().map(SnapshotView::queue).toList())
                .put("failures", Classes.document(snapshot.failures()))
                .put("sides", snapshot.sides().stream().map(SnapshotView::side).toList())
                .put("slowest", snapshot.slowest().map(SnapshotView::name).orElse(null))
                .build();
    }

    private static Document queue(QueueMetrics queue) {
        Duration eta = queue.eta();
        return Document.builder()
                .put("queue", queue.queue().label())
                .put("depth", queue.round() < 0 ? null : (long) queue.round())
                .put("discovered", queue.discovered())
                .put("discovered_bytes", queue.discoveredBytes())
                .put("pending", queue.pending())
                .put("in_progress", queue.inProgress())
                .put("done", queue.done())
                .put("done_bytes", queue.doneBytes())
                .put("failed", queue.failed())
                .put("retries", queue.retries())
                .put("items_per_second", queue.itemsPerSecond())
                .put("bytes_per_second", queue.bytesPerSecond())
                .put("workers", (long) queue.workers())
                .put("eta_seconds", eta == null ? null : seconds(eta))
                .build();
    }

    private static Document side(SideLoad load) {
        return Document.builder()
                .put("side", name(load.side()))
                .put("location", load.location())
                .put("listing_at_once", (long) load.listing())
                .put("copying_at_once", (long) load.copying())
                .put("most_at_once", (long) load.most())
                .put("learned_calls_per_second", load.learnedRate() > 0 ? load.learnedRate() : null)
                .put("paused_until", load.pausedUntil())
                .put("calls", load.calls())
                .put("refused", load.refused())
                .put("calls_per_second", load.callRate())
                .put("latency_seconds", seconds(load.latency()))
                .put("waiting_seconds", seconds(load.waiting()))
                .put("busy", load.busy())
                .build();
    }

    private static double seconds(Duration span) {
        return span.toNanos() / 1e9;
    }
}
