package org.sylos.tck.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkRunner.Load;

/** EXE-201 to EXE-205: ends before the end. */
interface EndRules extends ExecutorRules {
    @Test
    default void required_exe201_draining_lets_running_tasks_end_and_takes_no_more() throws Exception {
        CountDownLatch begun = fixture().latch(2);
        CountDownLatch mayEnd = fixture().latch(1);
        AtomicInteger begins = new AtomicInteger();
        AtomicInteger interrupted = new AtomicInteger();
        Queue<Integer> results = new ConcurrentLinkedQueue<>();
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        ExecutorFixture.upTo(1_000_000),
                        (task, sink) -> {
                            begins.incrementAndGet();
                            begun.countDown();
                            try {
                                fixture().pass(mayEnd);
                            } catch (InterruptedException e) {
                                interrupted.incrementAndGet();
                                throw e;
                            }
                            sink.accept(task);
                            return Load.NORMAL;
                        },
                        results::add,
                        ConcurrencyLimit.fixed(2));
        fixture().pass(begun);
        fixture().within("drain", execution::drain);
        mayEnd.countDown();
        fixture().await(execution);
        assertThat(interrupted.get()).as("tasks that were interrupted").isZero();
        assertThat(begins.get()).as("tasks that began").isEqualTo(2);
        assertThat(results).hasSize(2);
    }

    @Test
    default void required_exe201_draining_ends_the_wait_for_tasks() throws Exception {
        CountDownLatch asking = fixture().latch(1);
        CountDownLatch never = fixture().latch(1);
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        () -> {
                            asking.countDown();
                            never.await();
                            return null;
                        },
                        (task, sink) -> Load.NORMAL,
                        3);
        fixture().pass(asking);
        fixture().within("drain", execution::drain);
        fixture().await(execution);
        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    default void required_exe202_cancelling_interrupts_running_tasks() throws Exception {
        CountDownLatch begun = fixture().latch(2);
        CountDownLatch never = fixture().latch(1);
        AtomicInteger begins = new AtomicInteger();
        AtomicInteger ends = new AtomicInteger();
        Queue<Integer> results = new ConcurrentLinkedQueue<>();
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        ExecutorFixture.upTo(100),
                        (task, sink) -> {
                            begins.incrementAndGet();
                            sink.accept(task);
                            begun.countDown();
                            try {
                                never.await();
                            } finally {
                                ends.incrementAndGet();
                            }
                            return Load.NORMAL;
                        },
                        results::add,
                        ConcurrencyLimit.fixed(2));
        fixture().pass(begun);
        fixture().within("cancel", execution::cancel);
        fixture().await(execution);
        assertThat(ends.get()).as("tasks that had ended").isEqualTo(2);
        assertThat(begins.get()).as("tasks that began").isEqualTo(2);
        assertThat(results).as("what was handed over before").hasSize(2);
    }

    @Test
    default void required_exe202_the_end_is_when_interrupted_tasks_have_ended() throws Exception {
        CountDownLatch begun = fixture().latch(1);
        CountDownLatch mayEnd = fixture().latch(1);
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        ExecutorFixture.upTo(1),
                        (task, sink) -> {
                            begun.countDown();
                            fixture().passUndisturbed(mayEnd);
                            return Load.NORMAL;
                        },
                        1);
        fixture().pass(begun);
        fixture().within("cancel", execution::cancel);
        Thread waiting = fixture().begin("await", execution::await);
        fixture().assertWaits(waiting);
        mayEnd.countDown();
        fixture().assertReturns(waiting);
    }

    @Test
    default void required_exe202_cancelling_ends_a_drain_that_takes_too_long() throws Exception {
        CountDownLatch begun = fixture().latch(1);
        CountDownLatch never = fixture().latch(1);
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        ExecutorFixture.upTo(1),
                        (task, sink) -> {
                            begun.countDown();
                            never.await();
                            return Load.NORMAL;
                        },
                        1);
        fixture().pass(begun);
        fixture().within("drain", execution::drain);
        fixture().within("cancel", execution::cancel);
        fixture().await(execution);
        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    default void required_exe203_ends_can_be_asked_for_repeatedly_and_by_anybody() throws Exception {
        WorkExecutor executor = fixture().executor();
        CompletableFuture<Execution> itself = new CompletableFuture<>();
        AtomicInteger begins = new AtomicInteger();
        Execution execution = fixture()
                .start(
                        executor,
                        ExecutorFixture.upTo(100),
                        (task, sink) -> {
                            begins.incrementAndGet();
                            itself.join().drain();
                            return Load.NORMAL;
                        },
                        1);
        itself.complete(execution);
        fixture().await(execution);
        assertThat(begins.get()).as("tasks until one drained").isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            fixture().within("drain", execution::drain);
            fixture().within("cancel", execution::cancel);
        }
        fixture().await(execution);

        CountDownLatch never = fixture().latch(1);
        CompletableFuture<Execution> other = new CompletableFuture<>();
        Execution cancelled = fixture()
                .start(
                        executor,
                        ExecutorFixture.upTo(100),
                        (task, sink) -> {
                            other.join().cancel();
                            fixture().pass(never);
                            return Load.NORMAL;
                        },
                        2);
        other.complete(cancelled);
        fixture().await(cancelled);
    }

    @Test
    default void required_exe204_closing_cancels_and_waits() throws Exception {
        WorkExecutor executor = fixture().executor();
        CountDownLatch begun = fixture().latch(1);
        CountDownLatch interrupted = fixture().latch(1);
        CountDownLatch mayEnd = fixture().latch(1);
        Execution execution = fixture()
                .start(
                        executor,
                        ExecutorFixture.upTo(10),
                        (task, sink) -> {
                            begun.countDown();
                            try {
                                fixture().pass(mayEnd);
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                                fixture().pass(mayEnd);
                                throw e;
                            }
                            return Load.NORMAL;
                        },
                        1);
        fixture().pass(begun);
        Thread closing = fixture().begin("close", executor::close);
        fixture().pass(interrupted);
        fixture().assertWaits(closing);
        mayEnd.countDown();
        fixture().assertReturns(closing);
        fixture().await(execution);
        fixture().within("close again", executor::close);
    }

    @Test
    default void required_exe205_a_closed_executor_begins_nothing() {
        WorkExecutor executor = fixture().executor();
        fixture().within("close", executor::close);
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> fixture()
                        .start(
                                executor,
                                ExecutorFixture.upTo(1),
                                (task, sink) -> {
                                    runs.incrementAndGet();
                                    return Load.NORMAL;
                                },
                                1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(runs.get()).isZero();
    }
}
