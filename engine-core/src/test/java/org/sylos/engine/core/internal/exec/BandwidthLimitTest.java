package org.sylos.engine.core.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.core.Bandwidth;

@Timeout(30)
class BandwidthLimitTest {
    private final ManualClock clock = new ManualClock();
    private final LocalClock local = new LocalClock();
    private final AtomicInteger signs = new AtomicInteger();

    /** A wall clock in Berlin that a test sets. */
    private static final class LocalClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-30T06:59:59Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Europe/Berlin");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private BandwidthLimit limit(String text) {
        return new BandwidthLimit(Bandwidth.parse(text), local, clock);
    }

    /** Takes bytes in a thread of its own. */
    private CountDownLatch take(BandwidthLimit limit, long bytes) {
        CountDownLatch through = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            limit.take(bytes, signs::incrementAndGet);
            through.countDown();
        });
        thread.setDaemon(true);
        thread.start();
        return through;
    }

    private static void through(CountDownLatch taking) throws InterruptedException {
        assertThat(taking.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void without_a_limit_nobody_waits() {
        limit("off").take(1L << 60, signs::incrementAndGet);
        assertThat(signs).hasValue(0);
    }

    @Test
    void bytes_are_paid_for_by_the_time_that_passes() throws InterruptedException {
        BandwidthLimit limit = limit("1000B/s");
        CountDownLatch taking = take(limit, 400);
        clock.awaitWaiters(1);
        clock.advance(Duration.ofMillis(399));
        assertThat(taking.getCount()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        through(taking);
        assertThat(signs).hasPositiveValue();
    }

    @Test
    void all_share_one_bucket_and_are_served_in_order() throws InterruptedException {
        BandwidthLimit limit = limit("1000B/s");
        CountDownLatch first = take(limit, 200);
        clock.awaitWaiters(1);
        CountDownLatch second = take(limit, 200);
        clock.awaitWaiters(2);
        clock.advance(Duration.ofMillis(200));
        through(first);
        assertThat(second.getCount()).isEqualTo(1);
        clock.awaitWaiters(1);
        clock.advance(Duration.ofMillis(200));
        through(second);
    }

    @Test
    void an_idle_time_is_credited_for_a_moment_only() throws InterruptedException {
        BandwidthLimit limit = limit("1000B/s");
        clock.advance(Duration.ofHours(1));
        limit.take(100, signs::incrementAndGet);
        assertThat(signs).hasValue(0);
        CountDownLatch taking = take(limit, 100);
        clock.awaitWaiters(1);
        clock.advance(Duration.ofMillis(100));
        through(taking);
    }

    @Test
    void another_limit_holds_at_once_for_those_who_wait() throws InterruptedException {
        BandwidthLimit limit = limit("1B/s");
        CountDownLatch taking = take(limit, 1_000_000);
        clock.awaitWaiters(1);
        limit.change(Bandwidth.UNLIMITED);
        through(taking);
    }

    @Test
    void a_timetable_switches_at_its_local_time() throws InterruptedException {
        BandwidthLimit limit = limit("08:00-18:00 1B/s");
        assertThat(limit.now()).isZero();
        limit.take(1_000_000, signs::incrementAndGet);
        local.now = Instant.parse("2026-11-30T07:00:00Z");
        clock.advance(Duration.ofMillis(500));
        CountDownLatch taking = take(limit, 1_000_000);
        clock.awaitWaiters(1);
        local.now = Instant.parse("2026-11-30T17:00:00Z");
        clock.advance(Duration.ofMillis(500));
        through(taking);
    }

    @Test
    void an_interrupt_ends_the_waiting_and_stays() throws InterruptedException {
        BandwidthLimit limit = limit("1B/s");
        CountDownLatch through = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            limit.take(1_000_000, signs::incrementAndGet);
            if (Thread.currentThread().isInterrupted()) {
                through.countDown();
            }
        });
        thread.start();
        clock.awaitWaiters(1);
        thread.interrupt();
        through(through);
    }
}
