package org.sylos.tck.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkRunner.Load;
import org.sylos.engine.api.exec.WorkSource;

/** EXE-101, EXE-102, EXE-104, EXE-105 and EXE-107: tasks and their results. */
interface TaskRules extends ExecutorRules {
    @Test
    default void required_exe101_every_task_is_carried_out_once() {
        WorkExecutor executor = fixture().executor();
        for (int limit : new int[] {1, 2, 7}) {
            Map<Integer, Integer> runs = new ConcurrentHashMap<>();
            fixture()
                    .await(fixture()
                            .start(
                                    executor,
                                    ExecutorFixture.upTo(3000),
                                    (task, sink) -> {
                                        runs.merge(task, 1, Integer::sum);
                                        return Load.NORMAL;
                                    },
                                    limit));
            assertThat(runs).as("runs by task").hasSize(3000);
            assertThat(runs.values()).as("runs of each task").containsOnly(1);
        }
    }

    @Test
    default void required_exe101_equal_tasks_are_as_many_tasks() {
        AtomicInteger left = new AtomicInteger(500);
        AtomicInteger runs = new AtomicInteger();
        fixture()
                .await(fixture()
                        .start(
                                fixture().executor(),
                                () -> left.decrementAndGet() >= 0 ? 5 : null,
                                (task, sink) -> {
                                    runs.incrementAndGet();
                                    return Load.NORMAL;
                                },
                                3));
        assertThat(runs.get()).isEqualTo(500);
    }

    @Test
    default void required_exe102_every_result_arrives_once() {
        Map<Integer, Integer> results = new ConcurrentHashMap<>();
        AtomicInteger count = new AtomicInteger();
        fixture()
                .await(fixture()
                        .start(
                                fixture().executor(),
                                ExecutorFixture.upTo(1000),
                                (task, sink) -> {
                                    for (int i = 0; i < task % 4; i++) {
                                        sink.accept(task);
                                    }
                                    return Load.NORMAL;
                                },
                                result -> {
                                    ExecutorFixture.dawdle();
                                    results.merge(result, 1, Integer::sum);
                                    count.incrementAndGet();
                                },
                                ConcurrencyLimit.fixed(5)));
        assertThat(count.get()).isEqualTo(250 * (1 + 2 + 3));
        assertThat(results).hasSize(750);
        results.forEach(
                (task, times) -> assertThat(times).as("results of %d", task).isEqualTo(task % 4));
    }

    @Test
    default void required_exe102_results_arrive_as_they_come() throws Exception {
        CountDownLatch arrived = fixture().latch(1);
        Queue<String> trouble = new ConcurrentLinkedQueue<>();
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        ExecutorFixture.upTo(1),
                        (task, sink) -> {
                            sink.accept(task);
                            try {
                                // The task is not over before its result has come through.
                                fixture().pass(arrived);
                            } catch (AssertionError e) {
                                trouble.add("the result waits for the end of its task");
                            }
                            return Load.NORMAL;
                        },
                        result -> arrived.countDown(),
                        ConcurrencyLimit.fixed(1));
        fixture().pass(arrived);
        fixture().await(execution);
        assertThat(trouble).isEmpty();
    }

    @Test
    default void required_exe104_the_end_is_when_everything_is_through() throws Exception {
        for (int round = 0; round < 50; round++) {
            AtomicInteger running = new AtomicInteger();
            AtomicInteger results = new AtomicInteger();
            Execution execution = fixture()
                    .start(
                            fixture().executor(),
                            ExecutorFixture.upTo(8),
                            (task, sink) -> {
                                running.incrementAndGet();
                                ExecutorFixture.dawdle();
                                sink.accept(task);
                                running.decrementAndGet();
                                return Load.NORMAL;
                            },
                            result -> {
                                ExecutorFixture.dawdle();
                                results.incrementAndGet();
                            },
                            ConcurrencyLimit.fixed(4));
            fixture().await(execution);
            assertThat(running.get()).as("tasks that run after the end").isZero();
            assertThat(results.get()).as("results at the end").isEqualTo(8);
            fixture().await(execution);
        }
    }

    @Test
    default void required_exe104_the_end_of_the_source_is_not_the_end_of_its_tasks() throws Exception {
        CountDownLatch begun = fixture().latch(1);
        CountDownLatch mayEnd = fixture().latch(1);
        CountDownLatch exhausted = fixture().latch(1);
        WorkSource<Integer> one = ExecutorFixture.upTo(1);
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        () -> {
                            Integer task = one.next();
                            if (task == null) {
                                exhausted.countDown();
                            }
                            return task;
                        },
                        (task, sink) -> {
                            begun.countDown();
                            fixture().pass(mayEnd);
                            return Load.NORMAL;
                        },
                        2);
        fixture().pass(begun);
        fixture().pass(exhausted);
        Thread waiting = fixture().begin("await", execution::await);
        fixture().assertWaits(waiting);
        mayEnd.countDown();
        fixture().assertReturns(waiting);
    }

    @Test
    default void required_exe104_nothing_to_do_is_an_end_too() {
        fixture().await(fixture().start(fixture().executor(), () -> null, (task, sink) -> Load.NORMAL, 3));
    }

    @Test
    default void required_exe105_a_source_that_waits_delays_nobody_else() throws Exception {
        WorkExecutor executor = fixture().executor();
        CountDownLatch more = fixture().latch(1);
        AtomicInteger asked = new AtomicInteger();
        List<Execution> slow = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slow.add(fixture()
                    .start(
                            executor,
                            () -> {
                                asked.incrementAndGet();
                                fixture().pass(more);
                                return null;
                            },
                            (task, sink) -> Load.NORMAL,
                            4));
        }
        AtomicInteger runs = new AtomicInteger();
        fixture()
                .await(fixture()
                        .start(
                                executor,
                                ExecutorFixture.upTo(100),
                                (task, sink) -> {
                                    runs.incrementAndGet();
                                    return Load.NORMAL;
                                },
                                4));
        assertThat(runs.get()).isEqualTo(100);
        more.countDown();
        slow.forEach(fixture()::await);
        assertThat(asked.get()).isGreaterThanOrEqualTo(8);
    }

    @Test
    default void required_exe107_the_tasks_that_run_are_counted() throws Exception {
        CountDownLatch begun = fixture().latch(3);
        CountDownLatch asking = fixture().latch(1);
        CountDownLatch mayEnd = fixture().latch(1);
        WorkSource<Integer> three = ExecutorFixture.upTo(3);
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        () -> {
                            Integer task = three.next();
                            if (task == null) {
                                asking.countDown();
                                fixture().pass(mayEnd);
                            }
                            return task;
                        },
                        (task, sink) -> {
                            begun.countDown();
                            fixture().pass(mayEnd);
                            return Load.NORMAL;
                        },
                        5);
        fixture().pass(begun);
        fixture().pass(asking);
        assertThat(execution.inFlight()).isEqualTo(3);
        mayEnd.countDown();
        fixture().await(execution);
        assertThat(execution.inFlight()).isZero();
    }
}
