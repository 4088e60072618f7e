package org.sylos.engine.api.storage;

import java.time.Instant;
import java.util.List;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;

/** Journal and metrics. */
@Stability(Stability.Level.EVOLVING)
public interface JournalStore {
    /**
     * Adds entries.
     *
     * @param entries kept in this order
     */
    void append(List<JournalEntry> entries);

    /**
     * Entries in the order in which they were added.
     *
     * @param atLeast least level
     * @param afterSequence sequence number after which to begin; 0 for the first
     * @param max most entries
     * @return at most {@code max} entries; none when there are no more
     */
    List<NumberedEntry> read(JournalEntry.Level atLeast, long afterSequence, int max);

    /**
     * {@return the latest entries, oldest of them first}
     *
     * @param atLeast least level
     * @param max most entries, at least 1
     */
    List<NumberedEntry> latest(JournalEntry.Level atLeast, int max);

    /**
     * Removes entries that are older than a moment, and all but the latest ones. The very latest entry stays whatever its age, so
     * that no sequence number is ever given again. Samples older than that moment go as well, but for the latest of each queue.
     *
     * @param before entries and samples of an earlier time go
     * @param keep so many of the latest entries may stay, at least 1
     */
    void trim(Instant before, long keep);

    /**
     * Adds samples of the queues at one moment.
     *
     * @param at the moment
     * @param samples one for each queue
     */
    void appendMetrics(Instant at, List<QueueMetrics> samples);

    /**
     * {@return the latest samples of a queue, oldest of them first}
     *
     * @param queue the queue
     * @param max most samples, at least 1
     */
    List<TimedMetrics> latestMetrics(QueueMetrics.Queue queue, int max);

    /**
     * An entry with its place in the journal.
     *
     * @param sequence counts from 1
     * @param entry the entry
     */
    @Stability(Stability.Level.EVOLVING)
    record NumberedEntry(long sequence, JournalEntry entry) {}

    /**
     * A sample with its time.
     *
     * @param at when it was taken
     * @param metrics the sample
     */
    @Stability(Stability.Level.EVOLVING)
    record TimedMetrics(Instant at, QueueMetrics metrics) {}
}
