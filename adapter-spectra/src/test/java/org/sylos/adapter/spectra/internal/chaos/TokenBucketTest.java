package org.sylos.adapter.spectra.internal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sylos.adapter.spectra.MovedTime;
import org.sylos.adapter.spectra.config.RateLimit;

class TokenBucketTest {
    @Property
    void no_more_is_taken_than_the_bucket_holds_and_gains(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.1, max = 1e6) double rate,
            @ForAll @IntRange(min = 1, max = 50) int burst)
            throws InterruptedException {
        MovedTime time = new MovedTime();
        TokenBucket bucket = new TokenBucket(new RateLimit(rate, burst, null), time);
        Random random = new Random(seed);
        long start = time.nanos();
        int taken = 0;
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(3) == 0) {
                time.pause(1 + (long) (random.nextDouble() * 3e9 / rate));
            }
            taken += bucket.take().isEmpty() ? 1 : 0;
            assertThat(taken).isLessThanOrEqualTo(burst + (int) Math.ceil((time.nanos() - start) * rate / 1e9 * 1.001));
        }
        assertThat(taken).isGreaterThanOrEqualTo(Math.min(burst, 100));
    }

    @Property
    void whoever_waits_as_told_gets_a_token_and_not_before(
            @ForAll @DoubleRange(min = 0.1, max = 1e6) double rate, @ForAll @IntRange(min = 1, max = 50) int burst)
            throws InterruptedException {
        MovedTime time = new MovedTime();
        TokenBucket bucket = new TokenBucket(new RateLimit(rate, burst, null), time);
        for (int i = 0; i < burst; i++) {
            assertThat(bucket.take()).isEmpty();
        }
        for (int i = 0; i < 10; i++) {
            Optional<Duration> wait = bucket.take();
            assertThat(wait).isPresent();
            time.pause(wait.get().toNanos() - 1 > 0 ? wait.get().toNanos() - 1 : 1);
            if (wait.get().toNanos() > 1) {
                assertThat(bucket.take()).hasValue(Duration.ofNanos(1));
                time.pause(1);
            }
            assertThat(bucket.take()).isEmpty();
        }
    }

    @Test
    void the_largest_bucket_of_the_slowest_rate_is_one_that_never_ends() {
        TokenBucket bucket =
                new TokenBucket(new RateLimit(RateLimit.LEAST, RateLimit.MOST_BURST, null), new MovedTime());
        for (int i = 0; i < 10_000; i++) {
            assertThat(bucket.take()).isEmpty();
        }
    }

    @Test
    void threads_share_one_bucket() throws Exception {
        TokenBucket bucket = new TokenBucket(new RateLimit(1, 1000, null), new MovedTime());
        AtomicInteger taken = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Object> done : threads.invokeAll(IntStream.range(0, 4)
                    .mapToObj(i -> Executors.callable(() -> {
                        for (int k = 0; k < 500; k++) {
                            if (bucket.take().isEmpty()) {
                                taken.incrementAndGet();
                            }
                        }
                    }))
                    .toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(taken).hasValue(1000);
    }
}
