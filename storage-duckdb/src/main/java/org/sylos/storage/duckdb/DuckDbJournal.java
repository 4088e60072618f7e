package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.JournalStore;

/** Journal and metrics. */
final class DuckDbJournal implements JournalStore {
    private static final String ENTRY =
            "SELECT sequence, at_seconds, at_nanos, level, component, node, message FROM journal ";

    private final Database database;
    private long nextEntry;
    private long nextSample;

    DuckDbJournal(Database database, Continuation from) {
        this.database = database;
        nextEntry = from.nextEntry();
        nextSample = from.nextSample();
    }

    @Override
    public void append(List<JournalEntry> entries) {
        database.change(transaction -> {
            long next = nextEntry;
            try (RowWriter rows = transaction.session().append("journal")) {
                for (JournalEntry entry : entries) {
                    rows.begin()
                            .number(next++)
                            .time(entry.at())
                            .code(entry.level().code())
                            .text(entry.component())
                            .text(entry.node())
                            .text(entry.message())
                            .end();
                }
            }
            long after = next;
            transaction.afterCommit(() -> nextEntry = after);
        });
    }

    @Override
    public List<NumberedEntry> read(JournalEntry.Level atLeast, long afterSequence, int max) {
        return database.read(session -> session.list(
                ENTRY + "WHERE sequence > ? AND level >= ? ORDER BY sequence LIMIT ?",
                DuckDbJournal::entry,
                afterSequence,
                atLeast.code(),
                max));
    }

    @Override
    public List<NumberedEntry> latest(JournalEntry.Level atLeast, int max) {
        return database.read(session -> reversed(session.list(
                ENTRY + "WHERE level >= ? ORDER BY sequence DESC LIMIT ?", DuckDbJournal::entry, atLeast.code(), max)));
    }

    @Override
    public void trim(Instant before, long keep) {
        long seconds = before.getEpochSecond();
        int nanos = before.getNano();
        database.change(transaction -> {
            transaction.session().update("""
                    DELETE FROM journal
                    WHERE sequence < (SELECT max(sequence) FROM journal)
                      AND (sequence <= (SELECT max(sequence) FROM journal) - ?
                           OR at_seconds < ? OR (at_seconds = ? AND at_nanos < ?))
                    """, keep, seconds, seconds, nanos);
            transaction.session().update("""
                    DELETE FROM metric
                    WHERE sequence NOT IN (SELECT max(sequence) FROM metric GROUP BY queue)
                      AND (at_seconds < ? OR (at_seconds = ? AND at_nanos < ?))
                    """, seconds, seconds, nanos);
        });
    }

    private static NumberedEntry entry(Row row) throws SQLException {
        return new NumberedEntry(
                row.number(1),
                new JournalEntry(
                        row.requireTime(2),
                        JournalEntry.Level.ofCode(row.integer(4)),
                        row.requireText(5),
                        row.text(6),
                        row.requireText(7)));
    }

    private static <T> List<T> reversed(List<T> rows) {
        Collections.reverse(rows);
        return rows;
    }

    @Override
    public void appendMetrics(Instant at, List<QueueMetrics> samples) {
        database.change(transaction -> {
            long next = nextSample;
            try (RowWriter rows = transaction.session().append("metric")) {
                for (QueueMetrics sample : samples) {
                    write(rows.begin().number(next++).time(at), sample);
                }
            }
            long after = next;
            transaction.afterCommit(() -> nextSample = after);
        });
    }

    private static void write(RowWriter rows, QueueMetrics sample) throws SQLException {
        Duration eta = sample.eta();
        rows.text(sample.queue().label())
                .integer(sample.round())
                .number(sample.discovered())
                .number(sample.discoveredBytes())
                .number(sample.pending())
                .number(sample.inProgress())
                .number(sample.done())
                .number(sample.doneBytes())
                .number(sample.failed())
                .number(sample.retries())
                .decimal(sample.itemsPerSecond())
                .decimal(sample.bytesPerSecond())
                .integer(sample.workers())
                .time(eta == null ? null : Instant.ofEpochSecond(eta.getSeconds(), eta.getNano()))
                .end();
    }

    @Override
    public List<TimedMetrics> latestMetrics(QueueMetrics.Queue queue, int max) {
        return database.read(session -> reversed(session.list(
                "SELECT * FROM metric WHERE queue = ? ORDER BY sequence DESC LIMIT ?",
                DuckDbJournal::sample,
                queue.label(),
                max)));
    }

    private static TimedMetrics sample(Row row) throws SQLException {
        return new TimedMetrics(
                row.requireTime(2),
                new QueueMetrics(
                        queue(row.requireText(4)),
                        row.integer(5),
                        row.number(6),
                        row.number(7),
                        row.number(8),
                        row.number(9),
                        row.number(10),
                        row.number(11),
                        row.number(12),
                        row.number(13),
                        row.decimal(14),
                        row.decimal(15),
                        row.integer(16),
                        eta(row.time(17))));
    }

    private static @Nullable Duration eta(@Nullable Instant kept) {
        return kept == null ? null : Duration.ofSeconds(kept.getEpochSecond(), kept.getNano());
    }

    private static QueueMetrics.Queue queue(String label) throws SQLException {
        return Arrays.stream(QueueMetrics.Queue.values())
                .filter(queue -> queue.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new SQLException("Corrupt metrics: no queue is called '" + label + "'"));
    }
}
