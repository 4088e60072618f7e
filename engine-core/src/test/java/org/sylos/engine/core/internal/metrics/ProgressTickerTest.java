package org.sylos.engine.core.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProgressTickerTest {
    private static final Duration TICK = Duration.ofMillis(1);

    @Test
    void ticksOnADaemonThreadUntilClosed() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        AtomicInteger ticks = new AtomicInteger();
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        ProgressTicker ticker = ProgressTicker.start(TICK, () -> {
            ticks.incrementAndGet();
            threads.add(Thread.currentThread().getName() + " "
                    + Thread.currentThread().isDaemon());
            three.countDown();
        });
        assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
        ticker.close();
        int atClose = ticks.get();
        ticker.close();
        assertThat(ticks.get()).isEqualTo(atClose);
        assertThat(threads).containsOnly("sylos-progress true");
    }

    @Test
    void closingWaitsForTheTickThatGoesOn() throws Exception {
        CountDownLatch inTick = new CountDownLatch(1);
        AtomicReference<@Nullable Thread> closer = new AtomicReference<>();
        AtomicInteger ended = new AtomicInteger();
        ProgressTicker ticker = ProgressTicker.start(TICK, () -> {
            inTick.countDown();
            Thread thread = closer.get();
            while (thread == null || thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
                thread = closer.get();
            }
            ended.incrementAndGet();
        });
        inTick.await();
        closer.set(Thread.currentThread());
        ticker.close();
        assertThat(ended.get()).isEqualTo(1);
    }

    @Test
    void whatTheActionThrowsDoesNotStopTheTicks() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        try (ProgressTicker ticker = ProgressTicker.start(TICK, () -> {
            three.countDown();
            throw new IllegalStateException("thrown on purpose by a test");
        })) {
            assertThat(ticker).isNotNull();
            assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anInterruptedCloserIsStillInterruptedAfterwards() {
        ProgressTicker ticker = ProgressTicker.start(TICK, () -> {});
        Thread.currentThread().interrupt();
        ticker.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> ProgressTicker.start(Duration.ZERO, () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
