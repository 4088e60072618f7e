package org.sylos.engine.core.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServicePauseTest {
    private final ManualClock clock = new ManualClock();
    private final ServicePause pause = new ServicePause(clock);

    @Test
    void isOpenAtFirstAndWhenThePauseIsOver() {
        assertThat(pause.remainingNanos()).isZero();
        pause.pause(Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(1));
        assertThat(pause.remainingNanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
        clock.advance(Duration.ofSeconds(1));
        assertThat(pause.remainingNanos()).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(pause.remainingNanos()).isZero();
    }

    @Test
    void isNeverShortened() {
        pause.pause(Duration.ofSeconds(5));
        pause.pause(Duration.ofSeconds(1));
        pause.pause(Duration.ofSeconds(-9));
        assertThat(pause.remainingNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void standsTheLongestSpan() {
        pause.pause(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(pause.remainingNanos()).isEqualTo(Long.MAX_VALUE / 2);
    }
}
