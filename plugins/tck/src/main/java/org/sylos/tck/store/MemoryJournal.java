package org.sylos.tck.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.JournalStore;

/** Journal and metrics, in memory. */
final class MemoryJournal implements JournalStore {
    private final MemoryDatabase database;

    MemoryJournal(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void append(List<JournalEntry> entries) {
        for (JournalEntry entry : List.copyOf(entries)) {
            database.journal.add(new NumberedEntry(lastSequence() + 1, entry));
        }
    }

    @Override
    public List<NumberedEntry> read(JournalEntry.Level atLeast, long afterSequence, int max) {
        List<NumberedEntry> found = new ArrayList<>();
        for (NumberedEntry numbered : database.journal) {
            if (found.size() < max
                    && numbered.sequence() > afterSequence
                    && numbered.entry().level().code() >= atLeast.code()) {
                found.add(numbered);
            }
        }
        return found;
    }

    private long lastSequence() {
        List<NumberedEntry> all = database.journal;
        return all.isEmpty() ? 0 : all.get(all.size() - 1).sequence();
    }

    @Override
    public void trim(Instant before, long keep) {
        long last = lastSequence();
        database.journal.removeIf(numbered -> numbered.sequence() < last
                && (numbered.sequence() <= last - keep || numbered.entry().at().isBefore(before)));
        Map<QueueMetrics.Queue, TimedMetrics> latest = new EnumMap<>(QueueMetrics.Queue.class);
        database.metrics.forEach(sample -> latest.put(sample.metrics().queue(), sample));
        database.metrics.removeIf(sample -> sample.at().isBefore(before)
                && !sample.equals(latest.get(sample.metrics().queue())));
    }

    @Override
    public List<NumberedEntry> latest(JournalEntry.Level atLeast, int max) {
        return last(read(atLeast, 0, Integer.MAX_VALUE), max);
    }

    @Override
    public void appendMetrics(Instant at, List<QueueMetrics> samples) {
        List.copyOf(samples).forEach(sample -> database.metrics.add(new TimedMetrics(at, sample)));
    }

    @Override
    public List<TimedMetrics> latestMetrics(QueueMetrics.Queue queue, int max) {
        return last(
                database.metrics.stream()
                        .filter(sample -> sample.metrics().queue() == queue)
                        .toList(),
                max);
    }

    private static <T> List<T> last(List<T> all, int max) {
        return List.copyOf(all.subList(Math.max(0, all.size() - max), all.size()));
    }
}
