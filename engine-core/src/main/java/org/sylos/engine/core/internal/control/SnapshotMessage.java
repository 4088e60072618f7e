package org.sylos.engine.core.internal.control;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.core.Bandwidth;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.engine.core.SideLoad;
import org.sylos.engine.core.VerificationRun;

/** Snapshots and journal entries as messages, and back. */
final class SnapshotMessage {
    private SnapshotMessage() {}

    static Message of(RunSnapshot snapshot) {
        Message failures = Message.empty();
        snapshot.failures().forEach((errorClass, count) -> failures.with(errorClass.name(), count));
        return Message.empty()
                .with("migration", snapshot.migration())
                .with("at", snapshot.at().toString())
                .with("phase", snapshot.phase().name())
                .with("return_to", nameOf(snapshot.returnTo()))
                .with("verification", snapshot.verification().name())
                .with("pass", snapshot.pass())
                .with("work", snapshot.work())
                .with("running", snapshot.running())
                .with("stopping", snapshot.stopping())
                .with("elapsed", snapshot.elapsed().toNanos())
                .with("outcome", nameOf(snapshot.outcome()))
                .with("error", snapshot.error())
                .with("failures", failures)
                .with("workers", snapshot.limits().workers())
                .with("timetable", snapshot.limits().bandwidth().text())
                .with("bandwidth", snapshot.bandwidth())
                .with(
                        "queues",
                        snapshot.queues().stream().map(SnapshotMessage::queue).toList())
                .with(
                        "sides",
                        snapshot.sides().stream().map(SnapshotMessage::side).toList());
    }

    static RunSnapshot snapshot(Message message) {
        Message failures = message.object("failures");
        Map<ErrorClass, Long> counts = new EnumMap<>(ErrorClass.class);
        failures.names()
                .forEach(name -> counts.put(named(ErrorClass::valueOf, name, "failures"), failures.number(name)));
        return new RunSnapshot(
                message.text("migration"),
                message.time("at"),
                named(Phase::valueOf, message.text("phase"), "phase"),
                namedOrNull(Phase::valueOf, message.textOrNull("return_to"), "return_to"),
                named(VerificationRun::valueOf, message.text("verification"), "verification"),
                (int) message.number("pass"),
                message.textOrNull("work"),
                message.flag("running"),
                message.flag("stopping"),
                message.span("elapsed"),
                namedOrNull(RunOutcome::valueOf, message.textOrNull("outcome"), "outcome"),
                message.textOrNull("error"),
                message.list("queues").stream().map(SnapshotMessage::queue).toList(),
                counts,
                new RunLimits((int) message.number("workers"), Bandwidth.parse(message.text("timetable"))),
                message.number("bandwidth"),
                message.list("sides").stream().map(SnapshotMessage::side).toList());
    }

    private static Message queue(QueueMetrics queue) {
        Duration eta = queue.eta();
        return Message.empty()
                .with("queue", queue.queue().name())
                .with("round", queue.round())
                .with("discovered", queue.discovered())
                .with("discovered_bytes", queue.discoveredBytes())
                .with("pending", queue.pending())
                .with("in_progress", queue.inProgress())
                .with("done", queue.done())
                .with("done_bytes", queue.doneBytes())
                .with("failed", queue.failed())
                .with("retries", queue.retries())
                .with("items_per_second", queue.itemsPerSecond())
                .with("bytes_per_second", queue.bytesPerSecond())
                .with("workers", queue.workers())
                .with("eta", eta == null ? null : eta.toNanos());
    }

    private static QueueMetrics queue(Message message) {
        return new QueueMetrics(
                named(QueueMetrics.Queue::valueOf, message.text("queue"), "queue"),
                (int) message.number("round"),
                message.number("discovered"),
                message.number("discovered_bytes"),
                message.number("pending"),
                message.number("in_progress"),
                message.number("done"),
                message.number("done_bytes"),
                message.number("failed"),
                message.number("retries"),
                message.real("items_per_second"),
                message.real("bytes_per_second"),
                (int) message.number("workers"),
                message.has("eta") ? message.span("eta") : null);
    }

    private static Message side(SideLoad load) {
        Instant paused = load.pausedUntil();
        return Message.empty()
                .with("side", load.side().name())
                .with("location", load.location())
                .with("listing", load.listing())
                .with("copying", load.copying())
                .with("most", load.most())
                .with("learned_rate", load.learnedRate())
                .with("paused_until", paused == null ? null : paused.toString())
                .with("calls", load.calls())
                .with("refused", load.refused())
                .with("call_rate", load.callRate())
                .with("latency", load.latency().toNanos())
                .with("waiting", load.waiting().toNanos())
                .with("busy", load.busy());
    }

    private static SideLoad side(Message message) {
        return new SideLoad(
                named(Side::valueOf, message.text("side"), "side"),
                message.text("location"),
                (int) message.number("listing"),
                (int) message.number("copying"),
                (int) message.number("most"),
                message.real("learned_rate"),
                message.has("paused_until") ? message.time("paused_until") : null,
                message.number("calls"),
                message.number("refused"),
                message.real("call_rate"),
                message.span("latency"),
                message.span("waiting"),
                message.real("busy"));
    }

    static List<Message> entries(List<NumberedEntry> entries) {
        return entries.stream().map(SnapshotMessage::entry).toList();
    }

    private static Message entry(NumberedEntry numbered) {
        JournalEntry entry = numbered.entry();
        return Message.empty()
                .with("sequence", numbered.sequence())
                .with("at", entry.at().toString())
                .with("level", entry.level().name())
                .with("component", entry.component())
                .with("node", entry.node())
                .with("message", entry.message());
    }

    static NumberedEntry entry(Message message) {
        return new NumberedEntry(
                message.number("sequence"),
                new JournalEntry(
                        message.time("at"),
                        level(message.text("level")),
                        message.text("component"),
                        message.textOrNull("node"),
                        message.text("message")));
    }

    static JournalEntry.Level level(String name) {
        return named(JournalEntry.Level::valueOf, name, "level");
    }

    private static @Nullable String nameOf(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static <E> @Nullable E namedOrNull(Function<String, E> valueOf, @Nullable String name, String key) {
        return name == null ? null : named(valueOf, name, key);
    }

    private static <E> E named(Function<String, E> valueOf, String name, String key) {
        try {
            return valueOf.apply(name);
        } catch (IllegalArgumentException e) {
            throw Message.wrong(key, e);
        }
    }
}
