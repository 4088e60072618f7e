package org.sylos.engine.core.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.exec.WorkRunner.Load;

/** The limit against services in simulated time; the parameter of each test is the seed. */
class AdaptiveLimitTest {
    private static final double NO_RATE = 1e12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void staysSmallWhereTwoProcessorsDoAllTheWork(long seed) {
        SimulatedService disk = new SimulatedService(seed, 2, 0, 3, NO_RATE);
        AdaptiveLimit limit = AdaptiveLimit.of(4, 64, disk);
        double settling = disk.run(limit, 20);
        assertThat(disk.largestLimit()).isLessThanOrEqualTo(8);
        double settled = disk.run(limit, 120);
        assertThat(disk.largestLimit()).isLessThanOrEqualTo(8);
        assertThat(limit.current()).isBetween(1, 5);
        // Two processors with tasks of 3.05 ms on average give 656 tasks a second.
        assertThat(settling).isGreaterThan(560);
        assertThat(settled).isGreaterThan(560);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void triesNothingThatLeavesAProcessorIdle(long seed) {
        SimulatedService disk = new SimulatedService(seed, 2, 0, 3, NO_RATE);
        AdaptiveLimit limit = new AdaptiveLimit(new ThroughputLimit(4, 2, 64), 64, disk);
        disk.run(limit, 120);
        assertThat(disk.smallestLimit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void goesBelowTheProcessorsWhenTheServiceAsksForIt(long seed) {
        SimulatedService throttled = new SimulatedService(seed, 64, 20, 1, 10);
        AdaptiveLimit limit = new AdaptiveLimit(new ThroughputLimit(4, 4, 64), 64, throttled);
        throttled.run(limit, 120);
        assertThat(throttled.smallestLimit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void growsToTheBoundWhereEveryTaskOnlyWaits(long seed) {
        SimulatedService farAway = new SimulatedService(seed, 1000, 50, 0.01, NO_RATE);
        AdaptiveLimit limit = AdaptiveLimit.of(8, 64, farAway);
        farAway.run(limit, 60);
        assertThat(farAway.largestLimit()).isEqualTo(64);
        farAway.run(limit, 60);
        assertThat(limit.current()).isGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheSizeOfALargeMachine(long seed) {
        SimulatedService server = new SimulatedService(seed, 32, 1, 3, NO_RATE);
        AdaptiveLimit limit = AdaptiveLimit.of(4, 256, server);
        server.run(limit, 10);
        double settled = server.run(limit, 20);
        assertThat(limit.current()).isBetween(30, 70);
        assertThat(settled).isGreaterThan(9000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void livesWithAServiceThatAllowsARate(long seed) {
        SimulatedService throttled = new SimulatedService(seed, 64, 20, 1, 300);
        AdaptiveLimit limit = AdaptiveLimit.of(4, 64, throttled);
        throttled.run(limit, 5);
        double settled = throttled.run(limit, 60);
        assertThat(throttled.largestLimit()).isLessThanOrEqualTo(16);
        assertThat(settled).isGreaterThan(120);
    }

    /** Why the limiters of the library are not used as they are: a saturated disk never refuses. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void limitersThatGoByResponseTimeWanderToTheBound(long seed) {
        Limit aimd = AIMDLimit.newBuilder()
                .initialLimit(4)
                .minLimit(1)
                .maxLimit(64)
                .backoffRatio(0.5)
                .build();
        Limit gradient = Gradient2Limit.newBuilder()
                .initialLimit(4)
                .minLimit(1)
                .maxConcurrency(64)
                .build();
        for (Limit algorithm : new Limit[] {aimd, gradient}) {
            SimulatedService disk = new SimulatedService(seed, 2, 0, 3, NO_RATE);
            Limit windowed = WindowedLimit.newBuilder()
                    .minWindowTime(200, TimeUnit.MILLISECONDS)
                    .build(algorithm);
            AdaptiveLimit limit = new AdaptiveLimit(windowed, 64, disk);
            disk.run(limit, 140);
            assertThat(limit.current()).isGreaterThan(30);
        }
    }

    @Test
    void startsAsRecommended() {
        assertThat(AdaptiveLimit.of(7, 9, new ManualClock()).current()).isEqualTo(7);
        assertThat(AdaptiveLimit.of(7, 9, new ManualClock()).most()).isEqualTo(9);
    }

    @Test
    void halvesAtOnceAndOnceForWhatWasInFlightTogether() {
        ManualClock clock = new ManualClock();
        AdaptiveLimit limit = AdaptiveLimit.of(16, 64, clock);
        clock.advance(Duration.ofSeconds(1));
        long running = Duration.ofMillis(100).toNanos();
        for (int i = 0; i < 16; i++) {
            limit.completed(running, 16, Load.OVERLOADED);
        }
        assertThat(limit.current()).isEqualTo(8);
        clock.advance(Duration.ofSeconds(1));
        limit.completed(running, 8, Load.OVERLOADED);
        assertThat(limit.current()).isEqualTo(4);
    }

    @Test
    void neverFallsBelowOne() {
        ManualClock clock = new ManualClock();
        AdaptiveLimit limit = AdaptiveLimit.of(3, 64, clock);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(1));
            limit.completed(1, 1, Load.OVERLOADED);
        }
        assertThat(limit.current()).isEqualTo(1);
    }

    @Test
    void doesNotMoveWhileThereIsTooLittleToDo() {
        ManualClock clock = new ManualClock();
        AdaptiveLimit limit = AdaptiveLimit.of(8, 64, clock);
        for (int i = 0; i < 10_000; i++) {
            clock.advance(Duration.ofMillis(1));
            limit.completed(1_000_000, 1, Load.NORMAL);
            limit.completed(1_000_000, 8, Load.UNKNOWN);
        }
        assertThat(limit.current()).isEqualTo(8);
    }

    @Test
    void anOnlyPossibleLimitStays() {
        SimulatedService service = new SimulatedService(1, 8, 1, 1, NO_RATE);
        AdaptiveLimit limit = AdaptiveLimit.of(1, 1, service);
        service.run(limit, 10);
        assertThat(service.largestLimit()).isEqualTo(1);
        assertThat(limit.current()).isEqualTo(1);
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> AdaptiveLimit.of(0, 4, new ManualClock()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AdaptiveLimit.of(5, 4, new ManualClock()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
