package org.sylos.engine.core.internal.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.engine.core.internal.exec.NanoClock;

/** The pace against services in simulated time, asked by one caller whose calls take a tenth of a millisecond. */
class PaceTest {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SimulatedTime time = new SimulatedTime();
    private final Pace pace = new Pace(time);

    private int taken;
    private int refused;

    /** Time that passes when somebody waits for it. */
    private static final class SimulatedTime implements NanoClock {
        /** Just below the overflow of the counter, which real clocks may meet as well. */
        private long now = Long.MAX_VALUE - 1_000_000;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void await(Lock lock, Condition condition, long nanos) {
            now += nanos;
        }
    }

    /** A service that takes so many calls a second, and so many more at once after a pause. */
    private final class Bucket {
        private double callsPerSecond;
        private final int burst;
        /** What it tells the refused to wait, in nanoseconds; 0 for the time until there is room for one. */
        private final long retryAfter;

        private double tokens;
        private long filledAt = time.now;

        Bucket(double callsPerSecond, int burst, long retryAfterMillis) {
            this.callsPerSecond = callsPerSecond;
            this.burst = burst;
            this.retryAfter = TimeUnit.MILLISECONDS.toNanos(retryAfterMillis);
            this.tokens = burst;
        }

        /** Nanoseconds to wait, or 0 when the call is taken. */
        long call() {
            tokens = Math.min(burst, tokens + (time.now - filledAt) * callsPerSecond / SECOND);
            filledAt = time.now;
            if (tokens >= 1) {
                tokens--;
                return 0;
            }
            return retryAfter > 0 ? retryAfter : (long) Math.ceil((1 - tokens) * SECOND / callsPerSecond);
        }
    }

    /** Calls for so long, as fast as it may, and counts. */
    private void call(Bucket service, double seconds) throws InterruptedException {
        taken = 0;
        refused = 0;
        long until = time.now + (long) (seconds * SECOND);
        while (time.now - until < 0) {
            pace.turn();
            time.now += 100_000;
            long wait = service.call();
            if (wait == 0) {
                taken++;
                pace.taken();
            } else {
                refused++;
                pace.refused(Duration.ofNanos(wait));
                time.now += wait;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100, 10, 0",
        "100, 1, 0",
        "100, 100, 0",
        "100, 10, 200",
        "100, 10, 1000",
        "20, 5, 0",
        "1000, 100, 0",
        "1000, 100, 100",
        "5000, 50, 0"
    })
    void keepsToARateWithHardlyARefusalAndHardlyAnyLoss(double rate, int burst, long retryAfterMillis)
            throws InterruptedException {
        Bucket service = new Bucket(rate, burst, retryAfterMillis);
        call(service, 30);
        call(service, 120);
        assertThat(refused / (double) (taken + refused)).as("share refused").isLessThan(0.01);
        assertThat(taken / 120.0).as("calls a second").isBetween(0.9 * rate, 1.01 * rate);
    }

    @Test
    void followsAServiceThatAllowsMore() throws InterruptedException {
        Bucket service = new Bucket(50, 5, 0);
        call(service, 60);
        service.callsPerSecond = 500;
        call(service, 120);
        call(service, 60);
        assertThat(taken / 60.0).isGreaterThan(450);
    }

    @Test
    void followsAServiceThatAllowsLess() throws InterruptedException {
        Bucket service = new Bucket(500, 5, 0);
        call(service, 60);
        service.callsPerSecond = 50;
        call(service, 10);
        call(service, 60);
        assertThat(taken / 60.0).isGreaterThan(45);
        assertThat(refused / (double) (taken + refused)).isLessThan(0.01);
    }

    @Test
    void doesNotHoldUpWhoIsNotRefused() throws InterruptedException {
        long before = time.now;
        for (int i = 0; i < 100_000; i++) {
            pace.turn();
            pace.taken();
        }
        assertThat(time.now).isEqualTo(before);
        assertThat(pace.callsPerSecond()).isInfinite();
    }

    @Test
    void isNotFooledByOddRefusals() throws InterruptedException {
        for (int i = 1; i < 200_000; i++) {
            pace.turn();
            time.now += 100_000;
            if (i % 100 == 0) {
                pace.refused(Duration.ZERO);
            } else {
                pace.taken();
            }
        }
        assertThat(pace.paced()).isFalse();
    }

    @Test
    void neverFallsFarBelowWhatWasTakenOverOddRefusals() throws InterruptedException {
        call(new Bucket(1000, 10, 0), 10);
        for (int i = 1; i < 200_000; i++) {
            pace.turn();
            if (i % 50 == 0) {
                pace.refused(Duration.ZERO);
            } else {
                pace.taken();
            }
        }
        assertThat(pace.callsPerSecond()).isGreaterThan(400);
    }

    @Test
    void anIdleTimeAfterARefusalIsNoSlowService() throws InterruptedException {
        pace.refused(Duration.ofMillis(10));
        time.now += (long) (600 * SECOND);
        for (int i = 0; i < 1000; i++) {
            pace.turn();
            time.now += 100_000;
            pace.taken();
        }
        assertThat(pace.callsPerSecond()).isInfinite();
    }
}
