package org.sylos.tck.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.WorkRunner.Load;
import org.sylos.engine.api.exec.WorkSource;

/** EXE-103 and EXE-106: how many tasks run at once. */
interface LimitRules extends ExecutorRules {
    @Test
    default void required_exe103_no_more_tasks_run_than_the_limit_allows() {
        for (int limit : new int[] {1, 3}) {
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            fixture()
                    .await(fixture()
                            .start(
                                    fixture().executor(),
                                    ExecutorFixture.upTo(2000),
                                    (task, sink) -> {
                                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                        ExecutorFixture.dawdle();
                                        running.decrementAndGet();
                                        return Load.NORMAL;
                                    },
                                    limit));
            assertThat(most.get()).as("tasks at once").isLessThanOrEqualTo(limit);
        }
    }

    @Test
    default void required_exe103_the_whole_limit_is_used() {
        CountDownLatch together = fixture().latch(12);
        fixture()
                .await(fixture()
                        .start(
                                fixture().executor(),
                                ExecutorFixture.upTo(12),
                                (task, sink) -> {
                                    together.countDown();
                                    fixture().pass(together);
                                    return Load.NORMAL;
                                },
                                12));
        assertThat(together.getCount()).isZero();
    }

    @Test
    default void required_exe103_a_limit_that_shrinks_holds_as_tasks_end() throws Exception {
        MovableLimit limit = new MovableLimit(4, 4);
        LinkedBlockingQueue<Integer> tasks = new LinkedBlockingQueue<>();
        // A waiting worker takes the 0 and leaves it to the others.
        WorkSource<Integer> source = () -> {
            int task = tasks.take();
            if (task == 0) {
                tasks.add(0);
                return null;
            }
            return task;
        };
        Semaphore begun = new Semaphore(0);
        Semaphore mayEnd = new Semaphore(0);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        source,
                        (task, sink) -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            begun.release();
                            acquire(mayEnd, 1);
                            running.decrementAndGet();
                            return Load.NORMAL;
                        },
                        result -> {},
                        limit);
        for (int task = 1; task <= 4; task++) {
            tasks.add(task);
        }
        acquire(begun, 4);
        limit.move(1);
        for (int task = 5; task <= 9; task++) {
            tasks.add(task);
        }
        tasks.add(0);
        // Three of the four end and nobody takes their places.
        mayEnd.release(3);
        fixture().within("the end of three tasks", () -> {
            while (running.get() > 1 && !Thread.currentThread().isInterrupted()) {
                ExecutorFixture.dawdle();
            }
        });
        most.set(0);
        mayEnd.release(6);
        fixture().await(execution);
        assertThat(begun.availablePermits()).as("tasks after the limit shrank").isEqualTo(5);
        assertThat(most.get()).as("tasks at once after the limit shrank").isEqualTo(1);
    }

    private void acquire(Semaphore semaphore, int permits) throws InterruptedException {
        if (!semaphore.tryAcquire(permits, fixture().patience().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("what a test waits for did not come");
        }
    }

    @Test
    default void required_exe103_a_limit_that_grew_is_used_when_a_task_ends() {
        MovableLimit limit = new MovableLimit(1, 6);
        CountDownLatch together = fixture().latch(6);
        fixture()
                .await(fixture()
                        .start(
                                fixture().executor(),
                                ExecutorFixture.upTo(7),
                                (task, sink) -> {
                                    if (task == 1) {
                                        limit.move(6);
                                    } else {
                                        together.countDown();
                                        fixture().pass(together);
                                    }
                                    return Load.NORMAL;
                                },
                                result -> {},
                                limit));
        assertThat(together.getCount()).isZero();
    }

    @Test
    default void required_exe103_a_limit_that_moves_all_the_time_loses_no_task() {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            MovableLimit limit = new MovableLimit(4, 12);
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            AtomicInteger runs = new AtomicInteger();
            fixture()
                    .await(fixture()
                            .start(
                                    fixture().executor(),
                                    ExecutorFixture.upTo(2000),
                                    (task, sink) -> {
                                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                        synchronized (random) {
                                            limit.move(1 + random.nextInt(12));
                                        }
                                        running.decrementAndGet();
                                        runs.incrementAndGet();
                                        return Load.NORMAL;
                                    },
                                    result -> {},
                                    limit));
            assertThat(runs.get()).as("tasks, seed %d", seed).isEqualTo(2000);
            assertThat(most.get()).as("tasks at once, seed %d", seed).isLessThanOrEqualTo(12);
            assertThat(limit.heard()).as("tasks heard of, seed %d", seed).hasSize(2000);
        }
    }

    @Test
    default void required_exe106_the_limit_hears_of_every_task() {
        Load[] loads = {Load.NORMAL, Load.OVERLOADED, Load.UNKNOWN};
        MovableLimit limit = new MovableLimit(1, 1);
        fixture()
                .await(fixture()
                        .start(
                                fixture().executor(),
                                ExecutorFixture.upTo(3),
                                (task, sink) -> loads[task - 1],
                                result -> {},
                                limit));
        assertThat(limit.heard()).extracting(MovableLimit.Heard::load).containsExactly(loads);
        assertThat(limit.heard()).allSatisfy(heard -> {
            assertThat(heard.nanos()).isNotNegative();
            assertThat(heard.inFlight()).isEqualTo(1);
        });
    }

    @Test
    default void required_exe106_the_limit_hears_how_many_ran_and_how_long() {
        MovableLimit limit = new MovableLimit(3, 3);
        CountDownLatch together = fixture().latch(3);
        long began = System.nanoTime();
        fixture()
                .await(fixture()
                        .start(
                                fixture().executor(),
                                ExecutorFixture.upTo(3),
                                (task, sink) -> {
                                    together.countDown();
                                    fixture().pass(together);
                                    return Load.NORMAL;
                                },
                                result -> {},
                                limit));
        long whole = System.nanoTime() - began;
        assertThat(limit.heard()).extracting(MovableLimit.Heard::inFlight).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(limit.heard()).allSatisfy(heard -> assertThat(heard.nanos()).isBetween(1L, whole));
    }

    @Test
    default void required_exe103_a_fixed_limit_is_kept_by_works_side_by_side() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        var executor = fixture().executor();
        ConcurrencyLimit two = ConcurrencyLimit.fixed(2);
        Execution first = fixture()
                .start(
                        executor,
                        ExecutorFixture.upTo(500),
                        (task, sink) -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            ExecutorFixture.dawdle();
                            running.decrementAndGet();
                            return Load.NORMAL;
                        },
                        result -> {},
                        two);
        Execution second =
                fixture().start(executor, ExecutorFixture.upTo(500), (task, sink) -> Load.NORMAL, result -> {}, two);
        fixture().await(first);
        fixture().await(second);
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }
}
