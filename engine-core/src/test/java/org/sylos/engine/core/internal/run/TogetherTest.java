package org.sylos.engine.core.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.core.internal.wait.Uninterrupted;

@Timeout(30)
class TogetherTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch brokenOff = new CountDownLatch(1);
    private final CountDownLatch returned = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean leftBehind = new AtomicBoolean();

    /** Goes on until it is broken off, heeds no interrupt, and then gives a caller that does not wait the time to show it. */
    private String lasting() {
        begun.countDown();
        Uninterrupted.await(() -> {
            brokenOff.await();
            leftBehind.set(returned.await(50, TimeUnit.MILLISECONDS));
        });
        ended.set(true);
        return "ended";
    }

    private List<String> run(Callable<String> other) throws InterruptedException {
        try {
            return Together.run("test", brokenOff::countDown, List.of(this::lasting, other));
        } finally {
            returned.countDown();
        }
    }

    private void assertWaitedFor() {
        assertThat(ended).isTrue();
        assertThat(leftBehind).isFalse();
    }

    @Test
    void answers_are_in_the_order_of_the_parts() throws Exception {
        List<Callable<Integer>> parts = List.of(
                () -> {
                    begun.await();
                    return 1;
                },
                () -> {
                    begun.countDown();
                    return 2;
                });

        assertThat(Together.run("test", () -> {}, parts)).containsExactly(1, 2);
    }

    @Test
    void a_part_that_fails_ends_the_others_and_they_are_waited_for() {
        assertThatThrownBy(() -> run(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertWaitedFor();
    }

    @Test
    void an_error_of_the_machine_ends_the_others_in_the_same_way() {
        assertThatThrownBy(() -> run(() -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);
        assertWaitedFor();
    }

    @Test
    void an_interrupt_of_the_caller_leaves_no_part_going_on() {
        Thread caller = Thread.currentThread();
        assertThatThrownBy(() -> run(() -> {
                    begun.await();
                    caller.interrupt();
                    return "asked";
                }))
                .isInstanceOf(InterruptedException.class);
        assertWaitedFor();
    }

    @Test
    void what_others_throw_on_the_way_is_told_with_the_first_failure() {
        CountDownLatch failed = new CountDownLatch(1);
        List<Callable<String>> parts = List.of(
                () -> {
                    throw new IllegalStateException("first");
                },
                () -> {
                    try {
                        failed.await();
                    } catch (InterruptedException e) {
                        throw new IllegalArgumentException("second", e);
                    }
                    return "";
                });

        assertThatThrownBy(() -> Together.run("test", () -> {}, parts))
                .hasMessage("first")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasMessage("second")));
    }
}
