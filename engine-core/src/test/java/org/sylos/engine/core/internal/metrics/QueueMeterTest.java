package org.sylos.engine.core.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.event.QueueMetrics.Queue;

class QueueMeterTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final QueueMeter meter = new QueueMeter(Queue.FILE_COPY);
    private long now = -17;

    private QueueMetrics after(Duration span) {
        now += span.toNanos();
        return meter.snapshot(now);
    }

    private void work(long items, long bytesEach) {
        meter.begin(items);
        meter.moved(items * bytesEach);
        meter.succeeded(items);
    }

    private static double seconds(@Nullable Duration eta) {
        assertThat(eta).isNotNull();
        return eta == null ? Double.NaN : eta.toMillis() / 1000.0;
    }

    @Test
    void countsWhatHappens() {
        meter.start(() -> 3, now);
        meter.round(7);
        meter.discovered(10, 1000);
        meter.begin(6);
        meter.moved(250);
        meter.succeeded(2);
        meter.failed(1, 100);
        meter.retry(1);
        meter.giveUp(1);
        QueueMetrics metrics = meter.snapshot(now);
        assertThat(metrics)
                .isEqualTo(new QueueMetrics(Queue.FILE_COPY, 7, 10, 1000, 7, 1, 2, 250, 1, 1, 0, 0, 3, null));
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(meter.snapshot(now))
                .isEqualTo(new QueueMetrics(Queue.FILE_COPY, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null));
    }

    @Test
    void bytesOfAFailedTryAreTakenBack() {
        meter.start(() -> 1, now);
        meter.discovered(1, 100);
        meter.begin(1);
        meter.moved(60);
        meter.moved(-60);
        meter.retry(1);
        assertThat(after(Duration.ofSeconds(1)).doneBytes()).isZero();
    }

    @Test
    void ratesFollowTheLastSeconds() {
        meter.start(() -> 1, now);
        QueueMetrics metrics = after(Duration.ZERO);
        for (int i = 0; i < 40; i++) {
            work(100, 10);
            metrics = after(Duration.ofSeconds(1));
        }
        assertThat(metrics.itemsPerSecond()).isCloseTo(100, within(1e-6));
        assertThat(metrics.bytesPerSecond()).isCloseTo(1000, within(1e-6));
        for (int i = 0; i < 20; i++) {
            work(300, 10);
            metrics = after(Duration.ofSeconds(1));
        }
        assertThat(metrics.itemsPerSecond()).isCloseTo(300, withinPercentage(2));
        metrics = after(Duration.ofSeconds(60));
        assertThat(metrics.itemsPerSecond()).isLessThan(25);
    }

    @Test
    void theFirstSecondIsAsGoodAsAnyOther() {
        meter.start(() -> 1, now);
        work(50, 1);
        assertThat(after(Duration.ofMillis(500)).itemsPerSecond()).isCloseTo(100, within(1e-6));
    }

    @Test
    void lookingMoreOftenChangesNothing() {
        QueueMeter other = new QueueMeter(Queue.FILE_COPY);
        meter.start(() -> 1, now);
        other.start(() -> 1, now);
        for (int i = 0; i < 200; i++) {
            work(i % 7, 5);
            other.begin(i % 7);
            other.moved(i % 7 * 5L);
            other.succeeded(i % 7);
            now += SECOND / 10;
            other.snapshot(now);
            if (i % 10 == 9) {
                meter.snapshot(now);
            }
        }
        assertThat(other.snapshot(now).itemsPerSecond())
                .isCloseTo(meter.snapshot(now).itemsPerSecond(), withinPercentage(5));
    }

    @Test
    void whatAnEarlierRunDidIsInNoRate() {
        meter.discovered(1000, 5000);
        meter.doneBefore(900, 4000);
        meter.start(() -> 1, now);
        QueueMetrics metrics = after(Duration.ofSeconds(1));
        assertThat(metrics.done()).isEqualTo(900);
        assertThat(metrics.doneBytes()).isEqualTo(4000);
        assertThat(metrics.pending()).isEqualTo(100);
        assertThat(metrics.itemsPerSecond()).isZero();
        assertThat(metrics.eta()).isNull();
    }

    @Test
    void learnsWhatItemsAndBytesCost() {
        long seed = 20261123;
        SplittableRandom random = new SplittableRandom(seed);
        double perItem = 0.002;
        double perByte = 1e-7;
        meter.start(() -> 1, now);
        // Small files first, then a few large ones; what is left is mostly bytes.
        meter.discovered(100_000, 40_000_000_000L);
        long itemsLeft = 100_000;
        long bytesLeft = 40_000_000_000L;
        QueueMetrics metrics = after(Duration.ZERO);
        for (int i = 0; i < 60; i++) {
            long items = 100L + random.nextInt(400);
            long bytesEach = i < 30 ? 4096 : random.nextInt(100_000);
            work(items, bytesEach);
            itemsLeft -= items;
            bytesLeft -= items * bytesEach;
            double spent = items * perItem + items * bytesEach * perByte;
            metrics = after(Duration.ofNanos((long) (spent * SECOND)));
        }
        double truth = itemsLeft * perItem + bytesLeft * perByte;
        assertThat(seconds(metrics.eta())).as("seed %s", seed).isCloseTo(truth, withinPercentage(5));
    }

    @Test
    void aProportionThatNeverChangesIsEnough() {
        meter.start(() -> 1, now);
        meter.discovered(1000, 4096 * 1000);
        for (int i = 0; i < 10; i++) {
            work(50, 4096);
            after(Duration.ofSeconds(1));
        }
        assertThat(seconds(meter.snapshot(now).eta())).isCloseTo(10, withinPercentage(1));
    }

    @Test
    void itemsWithoutBytesHaveAnEndToo() {
        meter.start(() -> 1, now);
        meter.discovered(300, 0);
        work(100, 0);
        assertThat(seconds(after(Duration.ofSeconds(10)).eta())).isCloseTo(20, withinPercentage(1));
    }

    @Test
    void aLargeFileThatIsAllThatIsLeftHasAnEnd() {
        meter.start(() -> 1, now);
        meter.discovered(1, 1000);
        meter.begin(1);
        meter.moved(250);
        assertThat(seconds(after(Duration.ofSeconds(5)).eta())).isCloseTo(15, withinPercentage(1));
    }

    @Test
    void whenNothingMovesTheEndMovesAway() {
        meter.start(() -> 1, now);
        meter.discovered(1000, 1000);
        for (int i = 0; i < 10; i++) {
            work(50, 1);
            after(Duration.ofSeconds(1));
        }
        double before = seconds(meter.snapshot(now).eta());
        QueueMetrics stalled = meter.snapshot(now);
        for (int i = 0; i < 60; i++) {
            stalled = after(Duration.ofSeconds(1));
        }
        assertThat(seconds(stalled.eta())).isGreaterThan(before * 3);
    }

    @Test
    void nothingLeftTakesNoTime() {
        meter.start(() -> 1, now);
        meter.discovered(5, 5);
        work(5, 1);
        assertThat(after(Duration.ofSeconds(1)).eta()).isEqualTo(Duration.ZERO);
    }

    @Test
    void whatFailedForGoodIsNotWaitedFor() {
        meter.start(() -> 1, now);
        meter.discovered(2, 1100);
        work(1, 100);
        meter.begin(1);
        meter.failed(1, 1000);
        QueueMetrics metrics = after(Duration.ofSeconds(1));
        assertThat(metrics.pending()).isZero();
        assertThat(metrics.eta()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aStoppedQueueHasNoRateAndNoWorkers() {
        meter.start(() -> 4, now);
        work(100, 1);
        after(Duration.ofSeconds(1));
        meter.stop();
        QueueMetrics metrics = after(Duration.ofSeconds(1));
        assertThat(metrics.itemsPerSecond()).isZero();
        assertThat(metrics.workers()).isZero();
        assertThat(metrics.eta()).isNull();
        assertThat(metrics.done()).isEqualTo(100);
    }

    @Property
    void neverSaysNonsense(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        QueueMeter any = new QueueMeter(Queue.SRC_TRAVERSAL);
        long time = random.nextLong();
        any.start(() -> 1, time);
        for (int i = 0; i < 30; i++) {
            switch (random.nextInt(5)) {
                case 0 -> any.discovered(random.nextInt(1000), random.nextLong(1L << 40));
                case 1 -> any.begin(random.nextInt(100));
                case 2 -> any.moved(random.nextLong(1L << 41) - (1L << 40));
                case 3 -> any.succeeded(random.nextInt(100));
                default -> any.failed(random.nextInt(10), random.nextLong(1L << 20));
            }
            time += random.nextLong(100 * SECOND);
            QueueMetrics metrics = any.snapshot(time);
            assertThat(List.of(
                            metrics.itemsPerSecond(),
                            metrics.bytesPerSecond(),
                            (double) metrics.pending(),
                            (double) metrics.inProgress(),
                            (double) metrics.doneBytes()))
                    .allSatisfy(value -> assertThat(value).isFinite().isNotNegative());
            assertThat(metrics.eta() == null || !metrics.eta().isNegative()).isTrue();
        }
    }

    @Test
    void countsFromManyThreads() throws Exception {
        int threads = 4;
        int each = 10_000;
        meter.start(() -> threads, now);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch ended = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            pool.execute(() -> {
                for (int i = 0; i < each; i++) {
                    meter.discovered(1, 3);
                    work(1, 3);
                }
                ended.countDown();
            });
        }
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        pool.shutdown();
        QueueMetrics metrics = after(Duration.ofSeconds(1));
        assertThat(metrics.done()).isEqualTo((long) threads * each);
        assertThat(metrics.doneBytes()).isEqualTo(3L * threads * each);
        assertThat(metrics.inProgress()).isZero();
        assertThat(metrics.pending()).isZero();
    }

    @Test
    void onlyQueuesThatWereUsedAreShown() {
        Meters meters = new Meters();
        meters.of(Queue.FILE_COPY).discovered(3, 3);
        assertThat(meters.snapshot(now)).isEmpty();
        meters.of(Queue.FILE_COPY).start(() -> 1, now);
        meters.of(Queue.SRC_TRAVERSAL).start(() -> 1, now);
        meters.of(Queue.SRC_TRAVERSAL).stop();
        assertThat(meters.snapshot(now))
                .extracting(QueueMetrics::queue)
                .containsExactly(Queue.SRC_TRAVERSAL, Queue.FILE_COPY);
    }
}
