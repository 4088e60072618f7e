package org.sylos.engine.core.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.event.MigrationEvent;

@Timeout(30)
class EventsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final List<MigrationEvent> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    private void slowly(MigrationEvent event) {
        try {
            mayGoOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        told.add(event);
    }

    private static MigrationEvent entry(int number) {
        return new MigrationEvent.Logged(new JournalEntry(NOW, Level.INFO, "test", null, "entry " + number));
    }

    @Test
    void events_arrive_in_order() {
        List<MigrationEvent> sent =
                IntStream.range(0, 1000).mapToObj(EventsTest::entry).toList();
        mayGoOn.countDown();
        try (Events events = new Events()) {
            events.add(this::slowly);
            sent.forEach(events::send);
        }

        assertThat(told).isEqualTo(sent);
    }

    @Test
    void behind_a_slow_listener_there_wait_so_many_entries_and_no_more() {
        MigrationEvent end = new MigrationEvent.RunEnded(NOW, Phase.COMPLETED, null);
        try (Events events = new Events()) {
            events.add(this::slowly);
            IntStream.range(0, Events.MOST_WAITING + 1000).forEach(i -> events.send(entry(i)));
            events.send(new MigrationEvent.Progress(NOW, Phase.COPYING, List.of()));
            events.send(end);
            mayGoOn.countDown();
        }

        assertThat(told).hasSize(Events.MOST_WAITING + 1).endsWith(entry(Events.MOST_WAITING - 1), end);
    }

    @Test
    void a_listener_that_has_caught_up_is_told_everything_again() throws Exception {
        CountDownLatch caughtUp = new CountDownLatch(Events.MOST_WAITING);
        MigrationEvent later = entry(-1);
        try (Events events = new Events()) {
            events.add(event -> {
                slowly(event);
                caughtUp.countDown();
            });
            IntStream.range(0, Events.MOST_WAITING + 1).forEach(i -> events.send(entry(i)));
            mayGoOn.countDown();
            caughtUp.await();
            events.send(later);
        }

        assertThat(told).hasSize(Events.MOST_WAITING + 1).endsWith(later);
    }
}
