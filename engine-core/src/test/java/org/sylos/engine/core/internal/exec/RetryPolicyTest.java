package org.sylos.engine.core.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sylos.engine.api.ErrorClass;

class RetryPolicyTest {
    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration CAP = Duration.ofSeconds(30);

    private static RetryPolicy policy(int maxRetries) {
        return new RetryPolicy(maxRetries, BASE, CAP, new Random(42));
    }

    @Property
    void waitsBetweenNothingAndTheGrownBound(
            @ForAll @IntRange(min = 1, max = 200) int failedTries,
            @ForAll @LongRange(min = 1, max = 1_000_000) long baseMicros,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 1_000_000) long extraMicros,
            @ForAll long seed) {
        Duration base = Duration.ofNanos(baseMicros * 1000);
        Duration cap = base.plusNanos(extraMicros * 1000);
        RetryPolicy policy = new RetryPolicy(200, base, cap, new Random(seed));
        Duration delay = policy.retryIn(ErrorClass.TRANSIENT, failedTries, null).orElseThrow();
        assertThat(delay).isGreaterThanOrEqualTo(Duration.ZERO).isLessThanOrEqualTo(cap);
        if (failedTries <= 40) {
            assertThat(delay).isLessThanOrEqualTo(base.multipliedBy(1L << (failedTries - 1)));
        }
    }

    @Test
    void jitterUsesTheWholeSpan() {
        RetryPolicy policy = policy(5);
        LongSummaryStatistics millis = LongStream.range(0, 2000)
                .map(i -> policy.retryIn(ErrorClass.TRANSIENT, 3, null)
                        .orElseThrow()
                        .toMillis())
                .summaryStatistics();
        assertThat(millis.getMin()).isLessThan(10);
        assertThat(millis.getMax()).isBetween(390L, 400L);
        assertThat(millis.getAverage()).isBetween(190.0, 210.0);
    }

    @Test
    void equalSeedsGiveEqualSpans() {
        RetryPolicy one = policy(9);
        RetryPolicy other = policy(9);
        for (int tries = 1; tries <= 9; tries++) {
            assertThat(one.retryIn(ErrorClass.CORRUPT, tries, null))
                    .isEqualTo(other.retryIn(ErrorClass.CORRUPT, tries, null));
        }
    }

    @Test
    void takesTheServiceAtItsWord() {
        Duration longerThanTheCap = CAP.plusSeconds(7);
        assertThat(policy(3).retryIn(ErrorClass.THROTTLED, 1, longerThanTheCap)).contains(longerThanTheCap);
        assertThat(policy(3).retryIn(ErrorClass.TRANSIENT, 1, Duration.ZERO)).contains(Duration.ZERO);
    }

    @Test
    void givesUpAfterTheLastRetry() {
        assertThat(policy(3).retryIn(ErrorClass.TRANSIENT, 3, null)).isPresent();
        assertThat(policy(3).retryIn(ErrorClass.TRANSIENT, 4, null)).isEmpty();
        assertThat(policy(0).retryIn(ErrorClass.TRANSIENT, 1, null)).isEmpty();
    }

    @Test
    void whatAServiceDidNotTakeIsTriedForLongerButNotForEver() {
        Duration second = Duration.ofSeconds(1);
        assertThat(policy(3).retryIn(ErrorClass.THROTTLED, 60, second)).contains(second);
        assertThat(policy(3).retryIn(ErrorClass.THROTTLED, 61, second)).isEmpty();
        assertThat(policy(0).retryIn(ErrorClass.THROTTLED, 1, second)).isEmpty();
    }

    @Test
    void refusalsAndFailuresAreCountedApart() {
        Tries tries =
                Tries.NONE.and(ErrorClass.THROTTLED).and(ErrorClass.THROTTLED).and(ErrorClass.TRANSIENT);
        assertThat(tries.of(ErrorClass.THROTTLED)).isEqualTo(2);
        assertThat(tries.of(ErrorClass.CORRUPT)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void theErrorClassDecides(ErrorClass errorClass) {
        Optional<Duration> delay = policy(3).retryIn(errorClass, 1, Duration.ofSeconds(1));
        assertThat(delay.isPresent()).isEqualTo(errorClass.retryable());
    }

    @Test
    void refusesNonsense() {
        Random random = new Random(1);
        assertThatThrownBy(() -> new RetryPolicy(-1, BASE, CAP, random)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, CAP, random))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(1, CAP, BASE, random)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy(1).retryIn(ErrorClass.TRANSIENT, 0, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
