package org.sylos.engine.core.internal.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.core.Bandwidth;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.engine.core.SideLoad;
import org.sylos.engine.core.VerificationRun;

/** What a server tells of in tests. */
final class FakeRun implements Controlled {
    private RunLimits limits = new RunLimits(3, Bandwidth.parse("Mon 08:00-18:00 1MiB/s, 2KiB/s"));
    private final List<String> asked = new ArrayList<>();
    private final List<NumberedEntry> entries = new ArrayList<>();
    private long done;

    synchronized void done(long files) {
        done = files;
    }

    synchronized void log(JournalEntry.Level level, String message) {
        JournalEntry entry = new JournalEntry(Instant.EPOCH, level, "copy", "/a\nb", message);
        entries.add(new NumberedEntry(entries.size() + 1L, entry));
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized RunSnapshot snapshot() {
        QueueMetrics files = new QueueMetrics(
                QueueMetrics.Queue.FILE_COPY,
                -1,
                9,
                1L << 40,
                9 - done,
                1,
                done,
                7,
                2,
                3,
                0.5,
                1e9,
                4,
                Duration.ofHours(1));
        SideLoad load = new SideLoad(
                Side.DST,
                "memory:dst",
                3,
                4,
                8,
                99.5,
                Instant.EPOCH,
                10,
                1,
                2.5,
                Duration.ofMillis(3),
                Duration.ZERO,
                0.25);
        return new RunSnapshot(
                "nas",
                Instant.EPOCH,
                Phase.COPYING,
                null,
                VerificationRun.NONE,
                2,
                "copy",
                true,
                false,
                Duration.ofSeconds(5),
                null,
                null,
                List.of(files),
                Map.of(ErrorClass.PERMISSION, 2L),
                limits,
                77,
                List.of(load));
    }

    @Override
    public synchronized boolean stop(boolean now) {
        asked.add(now ? "now" : "soon");
        return true;
    }

    @Override
    public synchronized void setLimits(RunLimits other) {
        limits = other;
    }

    @Override
    public synchronized long logged() {
        return entries.size();
    }

    @Override
    public synchronized List<NumberedEntry> log(JournalEntry.Level atLeast, int max) {
        List<NumberedEntry> all = logAfter(atLeast, 0, Integer.MAX_VALUE);
        return all.subList(Math.max(0, all.size() - max), all.size());
    }

    @Override
    public synchronized List<NumberedEntry> logAfter(JournalEntry.Level atLeast, long sequence, int max) {
        return entries.stream()
                .filter(e -> e.sequence() > sequence && e.entry().level().code() >= atLeast.code())
                .limit(max)
                .toList();
    }
}
