package org.sylos.engine.core.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.CancellationSource;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.RunResult;

@Timeout(30)
class RunHandleTest {
    @Test
    void work_that_does_not_end_after_a_request_to_stop_is_given_up_when_patience_is_over() throws Exception {
        RunHandle handle = new RunHandle(Duration.ofMillis(20), Thread::start);
        CountDownLatch cancelled = new CountDownLatch(1);
        handle.start(
                "test",
                cancellation -> {
                    try (Cancellation.Registration given = cancellation.onCancel(cancelled::countDown)) {
                        cancelled.await();
                        throw new IllegalStateException("given up");
                    }
                },
                () -> {});
        handle.shutdown();

        assertThatThrownBy(handle::result).hasMessage("given up");
        assertThat(handle.error()).containsInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_request_to_stop_gives_nothing_up_before_patience_is_over() throws Exception {
        RunHandle handle = new RunHandle(Duration.ofHours(1), Thread::start);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        boolean[] givenUp = new boolean[1];
        handle.start(
                "test",
                cancellation -> {
                    asked.await();
                    givenUp[0] = cancellation.cancelled() || !cancellation.draining();
                    looked.countDown();
                    throw new IllegalStateException("the end");
                },
                () -> {});
        handle.shutdown();
        asked.countDown();
        looked.await();
        handle.await();

        assertThat(givenUp[0]).isFalse();
    }

    @Test
    void whoever_waits_is_released_after_the_end_was_dealt_with() throws Exception {
        RunHandle handle = new RunHandle(Duration.ofHours(1), Thread::start);
        boolean[] dealtWith = new boolean[1];
        handle.start(
                "test",
                cancellation -> {
                    throw new IllegalStateException("the end");
                },
                () -> dealtWith[0] = true);
        handle.await();

        assertThat(dealtWith[0]).isTrue();
        assertThat(handle.isDone()).isTrue();
    }

    @Test
    void an_error_of_the_machine_is_passed_on_as_it_is() throws Exception {
        RunHandle handle = new RunHandle(Duration.ofHours(1), Thread::start);
        handle.start(
                "test",
                cancellation -> {
                    throw new StackOverflowError("deep");
                },
                () -> {});

        assertThatThrownBy(handle::result).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void an_interrupt_of_the_run_is_told_as_such() throws Exception {
        RunHandle handle = new RunHandle(Duration.ofHours(1), Thread::start);
        handle.start(
                "test",
                cancellation -> {
                    throw new InterruptedException();
                },
                () -> {});

        assertThatThrownBy(handle::result).isInstanceOf(SylosException.class).hasMessage("the run was interrupted");
    }

    @Test
    void a_run_for_which_there_is_no_thread_has_ended_with_that() throws Exception {
        RunHandle handle = new RunHandle(Duration.ofHours(1), thread -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        List<String> told = new ArrayList<>();
        handle.start(
                "test",
                new RunHandle.Body() {
                    @Override
                    public RunResult run(CancellationSource cancellation) {
                        throw new AssertionError("it has no thread");
                    }

                    @Override
                    public void notRun(SylosException reason) {
                        told.add("not run");
                    }
                },
                () -> told.add("over"));

        assertThat(handle.isDone()).isTrue();
        assertThat(told).containsExactly("not run", "over");
        assertThatThrownBy(handle::result)
                .isInstanceOf(SylosException.class)
                .hasMessage("the system has no thread left for the run");
    }
}
