package org.sylos.engine.core.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.CancelledException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.Work;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.exec.WorkFailedException;
import org.sylos.engine.api.exec.WorkRunner;
import org.sylos.engine.api.exec.WorkRunner.Load;
import org.sylos.engine.api.exec.WorkSink;
import org.sylos.engine.api.exec.WorkSource;

@Timeout(60)
class LocalWorkExecutorTest {
    private final WorkExecutor executor = new LocalWorkExecutor();

    @AfterEach
    void close() {
        executor.close();
    }

    private static WorkSource<Integer> upTo(int count) {
        AtomicInteger next = new AtomicInteger();
        return () -> {
            int task = next.incrementAndGet();
            return task <= count ? task : null;
        };
    }

    private Execution start(
            WorkSource<Integer> source,
            WorkRunner<Integer, Integer> runner,
            WorkSink<Integer> sink,
            ConcurrencyLimit limit) {
        return executor.start(new Work<>("test", source, runner, sink, limit));
    }

    /** A limit that the test moves; it remembers what it was told. */
    private static final class MovableLimit implements ConcurrencyLimit {
        private final int most;
        private final Queue<Load> loads = new ConcurrentLinkedQueue<>();
        private volatile int current;

        MovableLimit(int current, int most) {
            this.current = current;
            this.most = most;
        }

        @Override
        public int current() {
            return current;
        }

        @Override
        public int most() {
            return most;
        }

        @Override
        public void completed(long nanos, int inFlight, Load load) {
            loads.add(load);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void carriesOutEveryTaskOnceWithinTheLimit(int limit) throws Exception {
        Map<Integer, Integer> runs = new ConcurrentHashMap<>();
        Queue<Integer> results = new ConcurrentLinkedQueue<>();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostRunning = new AtomicInteger();
        Execution execution = start(
                upTo(20_000),
                (task, sink) -> {
                    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                    runs.merge(task, 1, Integer::sum);
                    sink.accept(-task);
                    running.decrementAndGet();
                    return Load.NORMAL;
                },
                results::add,
                ConcurrencyLimit.fixed(limit));
        execution.await();
        assertThat(runs).hasSize(20_000).values().containsOnly(1);
        assertThat(new HashSet<>(results)).hasSize(20_000);
        assertThat(results).hasSize(20_000);
        assertThat(mostRunning.get()).isLessThanOrEqualTo(limit);
        assertThat(execution.inFlight()).isZero();
    }

    @Test
    void usesTheWholeLimit() throws Exception {
        CountDownLatch together = new CountDownLatch(16);
        Execution execution = start(
                upTo(16),
                (task, sink) -> {
                    together.countDown();
                    assertThat(together.await(30, TimeUnit.SECONDS)).isTrue();
                    return Load.NORMAL;
                },
                result -> {},
                ConcurrencyLimit.fixed(16));
        execution.await();
        assertThat(together.getCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLimitThatMovesAllTheTimeLosesNoTask(long seed) throws Exception {
        Random random = new Random(seed);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger excess = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        MovableLimit limit = new MovableLimit(4, 12);
        Execution execution = start(
                upTo(5000),
                (task, sink) -> {
                    int now = running.incrementAndGet();
                    if (now > limit.most()) {
                        excess.incrementAndGet();
                    }
                    synchronized (random) {
                        limit.current = 1 + random.nextInt(12);
                    }
                    running.decrementAndGet();
                    done.incrementAndGet();
                    return Load.NORMAL;
                },
                result -> {},
                limit);
        execution.await();
        assertThat(done.get()).isEqualTo(5000);
        assertThat(excess.get()).isZero();
        assertThat(limit.loads).hasSize(5000);
    }

    @Test
    void aLimitThatShrankHoldsForTasksThatWereAskedForBefore() throws Exception {
        MovableLimit limit = new MovableLimit(4, 4);
        LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        Semaphore asking = new Semaphore(0);
        Semaphore begun = new Semaphore(0);
        Semaphore mayEnd = new Semaphore(0);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostRunning = new AtomicInteger();
        Execution execution = start(
                () -> {
                    asking.release();
                    int task = queue.take();
                    return task == 0 ? null : task;
                },
                (task, sink) -> {
                    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                    begun.release();
                    mayEnd.acquire();
                    running.decrementAndGet();
                    return Load.NORMAL;
                },
                result -> {},
                limit);
        // Three run, the fourth worker asks.
        queue.addAll(List.of(1, 2, 3));
        begun.acquire(3);
        asking.acquire(4);
        // All four ask for the next ones.
        mayEnd.release(3);
        asking.acquire(3);
        mostRunning.set(0);
        limit.current = 1;
        queue.addAll(List.of(4, 5, 6, 7));
        for (int i = 0; i < 4; i++) {
            begun.acquire();
            assertThat(execution.inFlight()).isEqualTo(1);
            mayEnd.release();
        }
        queue.add(0);
        execution.await();
        assertThat(mostRunning.get()).isEqualTo(1);
    }

    @Test
    void aLimitThatGrowsIsUsed() throws Exception {
        MovableLimit limit = new MovableLimit(1, 6);
        CountDownLatch together = new CountDownLatch(6);
        Execution execution = start(
                upTo(7),
                (task, sink) -> {
                    if (task == 1) {
                        limit.current = 6;
                    } else {
                        together.countDown();
                        together.await();
                    }
                    return Load.NORMAL;
                },
                result -> {},
                limit);
        execution.await();
        assertThat(together.getCount()).isZero();
    }

    @Test
    void startsNoMoreThreadsThanThereIsWorkFor() throws Exception {
        Set<String> names = ConcurrentHashMap.newKeySet();
        AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
        for (int round = 0; round < 3; round++) {
            Execution execution = start(
                    upTo(1),
                    (task, sink) -> {
                        names.add(Thread.currentThread().getName());
                        thread.set(Thread.currentThread());
                        return Load.NORMAL;
                    },
                    result -> {},
                    ConcurrencyLimit.fixed(1));
            execution.await();
        }
        assertThat(names).containsExactly("sylos-test-1");
        Thread last = thread.get();
        assertThat(last).isNotNull();
        assertThat(last == null || last.isDaemon()).isTrue();
    }

    @Test
    void tellsTheLimitHowItWent() throws Exception {
        MovableLimit limit = new MovableLimit(1, 1);
        List<Load> loads = List.of(Load.NORMAL, Load.OVERLOADED, Load.UNKNOWN);
        start(upTo(3), (task, sink) -> loads.get(task - 1), result -> {}, limit).await();
        assertThat(limit.loads).containsExactly(Load.NORMAL, Load.OVERLOADED, Load.UNKNOWN);
    }

    @Test
    void drainingLetsRunningTasksEndAndTakesNoMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger interrupted = new AtomicInteger();
        Execution execution = start(
                upTo(1_000_000),
                (task, sink) -> {
                    begun.countDown();
                    mayEnd.await();
                    if (Thread.currentThread().isInterrupted()) {
                        interrupted.incrementAndGet();
                    }
                    ended.incrementAndGet();
                    return Load.NORMAL;
                },
                result -> {},
                ConcurrencyLimit.fixed(2));
        begun.await();
        execution.drain();
        mayEnd.countDown();
        execution.await();
        assertThat(ended.get()).isEqualTo(2);
        assertThat(interrupted.get()).isZero();
    }

    @Test
    void drainingEndsTheWaitForTasks() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Execution execution = start(
                () -> {
                    asking.countDown();
                    never.await();
                    return 1;
                },
                (task, sink) -> Load.NORMAL,
                result -> {},
                ConcurrencyLimit.fixed(3));
        asking.await();
        execution.drain();
        execution.await();
    }

    @Test
    void aTaskThatArrivesWhileDrainingIsCarriedOutUndisturbed() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch drained = new CountDownLatch(1);
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        Execution execution = start(
                () -> {
                    asking.countDown();
                    while (drained.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return 5;
                },
                (task, sink) -> {
                    seen.add(task + " " + Thread.currentThread().isInterrupted());
                    return Load.NORMAL;
                },
                result -> {},
                ConcurrencyLimit.fixed(1));
        asking.await();
        execution.drain();
        drained.countDown();
        execution.await();
        assertThat(seen).containsExactly("5 false");
    }

    @Test
    void cancellingInterruptsRunningTasks() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger givenUp = new AtomicInteger();
        Execution execution = start(
                upTo(100),
                (task, sink) -> {
                    begun.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        givenUp.incrementAndGet();
                        throw e;
                    }
                    return Load.NORMAL;
                },
                result -> {},
                ConcurrencyLimit.fixed(2));
        begun.await();
        execution.cancel();
        execution.await();
        assertThat(givenUp.get()).isEqualTo(2);
    }

    @Test
    void aRunnerThatNoticesTheCancellationFirstIsNoFailure() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Execution execution = start(
                upTo(100),
                (task, sink) -> {
                    runs.incrementAndGet();
                    throw new CancelledException();
                },
                result -> {},
                ConcurrencyLimit.fixed(1));
        execution.await();
        assertThat(runs.get()).isEqualTo(1);
    }

    @Test
    void whatARunnerThrowsEndsTheWorkAndTheRestIsKeptWithIt() throws Exception {
        CountDownLatch otherBegan = new CountDownLatch(1);
        Execution execution = start(
                upTo(100),
                (task, sink) -> {
                    if (task == 1) {
                        otherBegan.await();
                        throw new IllegalStateException("first");
                    }
                    otherBegan.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new IllegalArgumentException("second", e);
                    }
                    return Load.NORMAL;
                },
                result -> {},
                ConcurrencyLimit.fixed(2));
        assertThatThrownBy(execution::await)
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("test")
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("first")
                .satisfies(cause ->
                        assertThat(cause.getSuppressed()).singleElement().isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void aSinkOrSourceThatThrowsEndsTheWork() {
        Execution badSink = start(
                upTo(10),
                (task, sink) -> {
                    sink.accept(task);
                    return Load.NORMAL;
                },
                result -> {
                    throw new IllegalStateException("full");
                },
                ConcurrencyLimit.fixed(2));
        assertThatThrownBy(badSink::await)
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("full");
        Execution badSource = start(
                () -> {
                    throw new IllegalStateException("gone");
                },
                (task, sink) -> Load.NORMAL,
                result -> {},
                ConcurrencyLimit.fixed(2));
        assertThatThrownBy(badSource::await)
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void aTaskGivenUpWithoutCancellingIsADefect() {
        Execution execution = start(
                upTo(10),
                (task, sink) -> {
                    throw new InterruptedException("why");
                },
                result -> {},
                ConcurrencyLimit.fixed(1));
        assertThatThrownBy(execution::await)
                .isInstanceOf(WorkFailedException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void anInterruptMeantForOneTaskDoesNotReachTheNext() throws Exception {
        Queue<Boolean> interrupted = new ConcurrentLinkedQueue<>();
        start(
                        upTo(3),
                        (task, sink) -> {
                            interrupted.add(Thread.currentThread().isInterrupted());
                            Thread.currentThread().interrupt();
                            return Load.NORMAL;
                        },
                        result -> {},
                        ConcurrencyLimit.fixed(1))
                .await();
        assertThat(interrupted).containsExactly(false, false, false);
    }

    @Test
    void closingCancelsAndWaits() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Execution execution = start(
                upTo(10),
                (task, sink) -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        ended.incrementAndGet();
                    }
                    return Load.NORMAL;
                },
                result -> {},
                ConcurrencyLimit.fixed(1));
        begun.await();
        executor.close();
        assertThat(ended.get()).isEqualTo(1);
        execution.await();
        assertThatThrownBy(() -> start(upTo(1), (task, sink) -> Load.NORMAL, result -> {}, ConcurrencyLimit.fixed(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test");
    }

    @Test
    void manyWorksRunSideBySide() throws Exception {
        CountDownLatch together = new CountDownLatch(3);
        List<Execution> executions = IntStream.range(0, 3)
                .mapToObj(i -> start(
                        upTo(1),
                        (task, sink) -> {
                            together.countDown();
                            together.await();
                            return Load.NORMAL;
                        },
                        result -> {},
                        ConcurrencyLimit.fixed(1)))
                .toList();
        for (Execution execution : executions) {
            execution.await();
        }
        assertThat(together.getCount()).isZero();
    }

    /** The pieces together: tasks that fail at first are tried again, each ends once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void roundsWithRetriesEnd(long seed) throws Exception {
        int count = 3000;
        WorkSource<Integer> fresh = upTo(count);
        RoundSource<Integer> source = new RoundSource<>(fresh::next, List.of(), NanoClock.SYSTEM);
        RetryPolicy policy = new RetryPolicy(50, Duration.ofNanos(1000), Duration.ofMillis(1), new Random(seed));
        Map<Integer, Integer> tries = new ConcurrentHashMap<>();
        Queue<Integer> results = new ConcurrentLinkedQueue<>();
        start(
                        source,
                        (task, sink) -> {
                            int failed = tries.merge(task, 1, Integer::sum);
                            if (failed <= task % 4) {
                                Duration delay = policy.retryIn(ErrorClass.TRANSIENT, failed, null)
                                        .orElseThrow();
                                source.retry(task, delay);
                            } else {
                                sink.accept(task);
                                source.done();
                            }
                            return Load.NORMAL;
                        },
                        results::add,
                        ConcurrencyLimit.fixed(4))
                .await();
        assertThat(results).hasSize(count).doesNotHaveDuplicates();
        assertThat(tries.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(count / 4 * (1 + 2 + 3 + 4));
    }

    @Test
    void theFactoryIsFound() {
        WorkExecutorFactory factory = ServiceLoader.load(WorkExecutorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals("local"))
                .findAny()
                .orElseThrow();
        assertThat(factory.summary()).isNotBlank().doesNotEndWith(".");
        try (WorkExecutor made = factory.create(ProviderConfig.of(factory, Map.of()), ProviderContext.standard())) {
            assertThat(made).isInstanceOf(LocalWorkExecutor.class);
        }
    }
}
