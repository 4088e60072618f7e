package org.sylos.engine.core.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TogetherTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch brokenOff = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Goes on until it is broken off, takes its time then, and heeds no interrupt. */
    private String lasting() {
        begun.countDown();
        boolean interrupted = true;
        while (interrupted) {
            try {
                brokenOff.await();
                Thread.sleep(50);
                interrupted = false;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        ended.set(true);
        return "ended";
    }

    private List<String> run(Callable<String> other) throws InterruptedException {
        return Together.run("test", brokenOff::countDown, List.of(this::lasting, other));
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
        assertThat(ended).isTrue();
    }

    @Test
    void an_error_of_the_machine_ends_the_others_in_the_same_way() {
        assertThatThrownBy(() -> run(() -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(ended).isTrue();
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
        assertThat(ended).isTrue();
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
