package org.sylos.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CancellationSourceTest {
    private final CancellationSource source = new CancellationSource();
    private final List<String> heard = new ArrayList<>();

    @Test
    void isQuietUntilAsked() {
        source.onDrain(() -> heard.add("drain"));
        assertThat(source.draining()).isFalse();
        assertThat(source.cancelled()).isFalse();
        assertThat(heard).isEmpty();
        assertThatCode(source::throwIfCancelled).doesNotThrowAnyException();
    }

    @Test
    void drainingLeavesWorkInFlightAlone() {
        source.onDrain(() -> heard.add("drain"));
        source.onCancel(() -> heard.add("cancel"));
        source.drain();
        source.drain();
        assertThat(source.draining()).isTrue();
        assertThat(source.cancelled()).isFalse();
        assertThat(heard).containsExactly("drain");
        assertThatCode(source::throwIfCancelled).doesNotThrowAnyException();
    }

    @Test
    void cancellingDrainsFirst() {
        source.onCancel(() -> heard.add("cancel " + source.draining()));
        source.onDrain(() -> heard.add("drain " + source.cancelled()));
        source.cancel();
        source.cancel();
        assertThat(heard).containsExactly("drain false", "cancel true");
        assertThatExceptionOfType(CancelledException.class).isThrownBy(source::throwIfCancelled);
    }

    @Test
    void runsAnActionAtOnceWhenItComesLate() {
        source.drain();
        source.onDrain(() -> heard.add("drain"));
        source.onCancel(() -> heard.add("cancel"));
        assertThat(heard).containsExactly("drain");
    }

    @Test
    void takesOneRegistrationBackAndNoOther() {
        Runnable action = () -> heard.add("same");
        Cancellation.Registration first = source.onDrain(action);
        source.onDrain(action);
        first.close();
        first.close();
        source.drain();
        assertThat(heard).containsExactly("same");
        first.close();
    }

    @Test
    void anActionMayRegisterAndTakeBack() {
        Cancellation.Registration other = source.onCancel(() -> heard.add("other"));
        source.onDrain(() -> {
            other.close();
            source.onDrain(() -> heard.add("inner"));
        });
        source.cancel();
        assertThat(heard).containsExactly("inner");
    }

    @RepeatedTest(20)
    void runsEachActionOnceWhoeverComesFirst() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(4);
        CountDownLatch done = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            new Thread(() -> {
                        await(start);
                        for (int n = 0; n < 100; n++) {
                            source.onCancel(runs::incrementAndGet);
                        }
                        source.cancel();
                        done.countDown();
                    })
                    .start();
        }
        await(start);
        source.cancel();
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(300);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
