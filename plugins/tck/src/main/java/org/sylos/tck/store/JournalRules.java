package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.event.QueueMetrics.Queue;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.api.storage.JournalStore.TimedMetrics;

/** Journal and metrics. */
interface JournalRules extends StoreRules {
    @Test
    default void required_sto701_the_journal_keeps_its_order() {
        JournalStore journal = rig().store().journal();
        assertThat(journal.read(Level.TRACE, 0, 9)).isEmpty();
        assertThat(journal.latest(Level.TRACE, 9)).isEmpty();
        List<NumberedEntry> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Level level = Level.ofCode(1 + i % 6);
            String text = Hostile.NAMES.get(i % Hostile.NAMES.size());
            // The clock may go backwards; the order is that of adding.
            Instant at = Shape.TIME.minusNanos(i);
            String node = i % 3 == 0 ? null : "/" + text;
            expected.add(new NumberedEntry(i + 1, new JournalEntry(at, level, "part " + text, node, "it's " + text)));
        }
        List<JournalEntry> entries = expected.stream().map(NumberedEntry::entry).toList();
        journal.append(entries.subList(0, 1));
        journal.append(List.of());
        journal.append(entries.subList(1, 40));
        rig().reopen().journal().append(entries.subList(40, 60));
        JournalStore again = rig().store().journal();
        assertThat(again.read(Level.TRACE, 0, 100)).isEqualTo(expected);
        assertThat(again.latest(Level.TRACE, 7)).isEqualTo(expected.subList(53, 60));
        assertThat(again.latest(Level.CRITICAL, 2)).isEqualTo(List.of(expected.get(53), expected.get(59)));
        for (Level level : Level.values()) {
            List<NumberedEntry> loud = expected.stream()
                    .filter(entry -> entry.entry().level().code() >= level.code())
                    .toList();
            assertThat(Paging.all(7, NumberedEntry::sequence, (after, max) -> again.read(level, after, max)))
                    .isEqualTo(loud);
        }
        assertThat(again.read(Level.TRACE, 60, 9)).isEmpty();
        assertThat(again.read(Level.TRACE, Long.MAX_VALUE, 9)).isEmpty();
    }

    @Test
    default void required_sto703_old_entries_go_and_numbers_are_never_given_again() {
        JournalStore journal = rig().store().journal();
        journal.trim(Instant.MAX, 1);
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            entries.add(
                    new JournalEntry(Shape.TIME.plusSeconds(i % 2 == 0 ? i : -i), Level.INFO, "part", null, "e" + i));
        }
        journal.append(entries);
        journal.trim(Instant.MIN, 10);
        assertThat(journal.read(Level.TRACE, 0, 99)).hasSize(10);
        journal.trim(Instant.MIN, 7);
        assertThat(journal.read(Level.TRACE, 0, 99))
                .extracting(NumberedEntry::sequence)
                .containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L);
        journal.trim(Shape.TIME.plusSeconds(6), 99);
        assertThat(journal.read(Level.TRACE, 0, 99))
                .extracting(NumberedEntry::sequence)
                .containsExactly(6L, 8L, 10L);
        journal.trim(Instant.parse("9999-01-01T00:00:00Z"), 99);
        assertThat(journal.latest(Level.TRACE, 99))
                .extracting(NumberedEntry::sequence)
                .containsExactly(10L);
        JournalStore again = rig().reopen().journal();
        again.append(entries.subList(0, 1));
        assertThat(again.latest(Level.TRACE, 99))
                .extracting(NumberedEntry::sequence)
                .containsExactly(10L, 11L);
    }

    @Test
    default void required_sto702_samples_of_queues_come_back_exactly() {
        JournalStore journal = rig().store().journal();
        List<TimedMetrics> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Instant at = Shape.TIME.plusNanos(i);
            Duration eta = i % 2 == 0 ? null : Duration.ofSeconds(i, 5_000_000);
            QueueMetrics file = sample(Queue.FILE_COPY, i, eta);
            journal.appendMetrics(at, List.of(sample(Queue.SRC_TRAVERSAL, -i, null), file));
            files.add(new TimedMetrics(at, file));
        }
        JournalStore again = rig().reopen().journal();
        assertThat(again.latestMetrics(Queue.FILE_COPY, 5)).isEqualTo(files.subList(7, 12));
        assertThat(again.latestMetrics(Queue.FILE_COPY, 99)).isEqualTo(files);
        assertThat(again.latestMetrics(Queue.SRC_TRAVERSAL, 1))
                .containsExactly(new TimedMetrics(Shape.TIME.plusNanos(11), sample(Queue.SRC_TRAVERSAL, -11, null)));
        assertThat(again.latestMetrics(Queue.VERIFICATION, 9)).isEmpty();
    }

    @Test
    default void required_sto704_old_samples_go_but_for_the_latest_of_each_queue() {
        JournalStore journal = rig().store().journal();
        journal.appendMetrics(Shape.TIME, List.of(sample(Queue.SRC_TRAVERSAL, 1, null)));
        for (int i = 1; i <= 3; i++) {
            journal.appendMetrics(Shape.TIME.plusNanos(i), List.of(sample(Queue.FILE_COPY, i, null)));
        }
        journal.trim(Shape.TIME.plusNanos(2), 9);
        assertThat(journal.latestMetrics(Queue.FILE_COPY, 9))
                .extracting(TimedMetrics::at)
                .containsExactly(Shape.TIME.plusNanos(2), Shape.TIME.plusNanos(3));
        journal.trim(Instant.parse("9999-01-01T00:00:00Z"), 9);
        JournalStore again = rig().reopen().journal();
        assertThat(again.latestMetrics(Queue.SRC_TRAVERSAL, 9)).hasSize(1);
        assertThat(again.latestMetrics(Queue.FILE_COPY, 9))
                .extracting(TimedMetrics::at)
                .containsExactly(Shape.TIME.plusNanos(3));
        again.appendMetrics(Shape.TIME.plusNanos(4), List.of(sample(Queue.FILE_COPY, 4, null)));
        assertThat(again.latestMetrics(Queue.FILE_COPY, 9)).hasSize(2);
    }

    private static QueueMetrics sample(Queue queue, int i, @Nullable Duration eta) {
        double rate = i / 3.0;
        return new QueueMetrics(
                queue, i, 1L << 40, Long.MAX_VALUE, 3, 4, 5 + i, 6, 7, 8, rate, Double.MAX_VALUE, 9, eta);
    }
}
