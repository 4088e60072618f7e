package org.sylos.tck.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkFailedException;
import org.sylos.engine.api.exec.WorkRunner.Load;

/** EXE-301 and EXE-303: defects of runners, sources and sinks. */
interface FailureRules extends ExecutorRules {
    @Test
    default void required_exe301_what_a_runner_throws_ends_the_work() {
        AtomicInteger runs = new AtomicInteger();
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        ExecutorFixture.upTo(1000),
                        (task, sink) -> {
                            runs.incrementAndGet();
                            throw new IllegalStateException("the defect");
                        },
                        1);
        assertThatThrownBy(() -> fixture().await(execution))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("kit")
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the defect");
        assertThat(runs.get()).as("tasks until the end").isEqualTo(1);
        assertThatThrownBy(() -> fixture().await(execution))
                .as("what a second await throws")
                .isInstanceOf(WorkFailedException.class);
    }

    @Test
    default void required_exe301_what_is_thrown_later_is_kept() {
        CountDownLatch otherBegan = fixture().latch(1);
        CountDownLatch never = fixture().latch(1);
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        ExecutorFixture.upTo(100),
                        (task, sink) -> {
                            if (task == 1) {
                                fixture().pass(otherBegan);
                                throw new IllegalStateException("first");
                            }
                            otherBegan.countDown();
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new IllegalArgumentException("second", e);
                            }
                            return Load.NORMAL;
                        },
                        2);
        assertThatThrownBy(() -> fixture().await(execution))
                .isInstanceOf(WorkFailedException.class)
                .cause()
                .hasMessage("first")
                .satisfies(cause -> assertThat(cause.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .contains("second"));
    }

    @Test
    default void required_exe301_an_error_ends_the_work_too() {
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        ExecutorFixture.upTo(10),
                        (task, sink) -> {
                            throw new StackOverflowError("the defect");
                        },
                        2);
        assertThatThrownBy(() -> fixture().await(execution))
                .isInstanceOf(WorkFailedException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    default void required_exe301_what_a_source_throws_ends_the_work() {
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        () -> {
                            throw new IllegalStateException("gone");
                        },
                        (task, sink) -> Load.NORMAL,
                        2);
        assertThatThrownBy(() -> fixture().await(execution))
                .isInstanceOf(WorkFailedException.class)
                .cause()
                .hasMessage("gone");
    }

    @Test
    default void required_exe301_what_a_sink_throws_ends_the_work() {
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        ExecutorFixture.upTo(10),
                        (task, sink) -> {
                            sink.accept(task);
                            return Load.NORMAL;
                        },
                        result -> {
                            throw new IllegalStateException("full");
                        },
                        ConcurrencyLimit.fixed(2));
        assertThatThrownBy(() -> fixture().await(execution))
                .isInstanceOf(WorkFailedException.class)
                .cause()
                .hasMessage("full");
    }

    @Test
    default void required_exe303_works_run_side_by_side() {
        WorkExecutor executor = fixture().executor();
        CountDownLatch together = fixture().latch(3);
        Execution[] executions = new Execution[3];
        for (int i = 0; i < executions.length; i++) {
            executions[i] = fixture()
                    .start(
                            executor,
                            ExecutorFixture.upTo(1),
                            (task, sink) -> {
                                together.countDown();
                                fixture().pass(together);
                                return Load.NORMAL;
                            },
                            1);
        }
        for (Execution execution : executions) {
            fixture().await(execution);
        }
    }

    @Test
    default void required_exe303_one_that_fails_or_is_cancelled_leaves_the_others_alone() throws Exception {
        WorkExecutor executor = fixture().executor();
        CountDownLatch begun = fixture().latch(2);
        CountDownLatch othersOver = fixture().latch(1);
        AtomicInteger runs = new AtomicInteger();
        Execution good = fixture()
                .start(
                        executor,
                        ExecutorFixture.upTo(50),
                        (task, sink) -> {
                            begun.countDown();
                            fixture().pass(othersOver);
                            runs.incrementAndGet();
                            return Load.NORMAL;
                        },
                        2);
        fixture().pass(begun);
        Execution bad = fixture()
                .start(
                        executor,
                        ExecutorFixture.upTo(50),
                        (task, sink) -> {
                            throw new IllegalStateException("the defect");
                        },
                        2);
        assertThatThrownBy(() -> fixture().await(bad)).isInstanceOf(WorkFailedException.class);
        CountDownLatch never = fixture().latch(1);
        Execution cancelled = fixture()
                .start(
                        executor,
                        ExecutorFixture.upTo(50),
                        (task, sink) -> {
                            fixture().pass(never);
                            return Load.NORMAL;
                        },
                        2);
        fixture().within("cancel", cancelled::cancel);
        fixture().await(cancelled);
        othersOver.countDown();
        fixture().await(good);
        assertThat(runs.get()).isEqualTo(50);
    }
}
