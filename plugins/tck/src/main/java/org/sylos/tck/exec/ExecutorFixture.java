package org.sylos.tck.exec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.Work;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.exec.WorkRunner;
import org.sylos.engine.api.exec.WorkSink;
import org.sylos.engine.api.exec.WorkSource;
import org.sylos.tck.Providers;

/** What one test of the kit works with. Nothing in it waits for ever. */
@Stability(Stability.Level.EXPERIMENTAL)
public final class ExecutorFixture {
    /** What has no end but its limit. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private final ExecutorContract contract;
    private final List<WorkExecutor> opened = new ArrayList<>();
    private final List<CountDownLatch> latches = new ArrayList<>();

    ExecutorFixture(ExecutorContract contract) {
        this.contract = contract;
    }

    WorkExecutorFactory factory() {
        return contract.factory();
    }

    Map<String, String> settings() {
        return contract.settings();
    }

    List<Map<String, String>> nonsense() {
        return contract.nonsense();
    }

    Duration patience() {
        return contract.patience();
    }

    /** One more executor, closed at the end of the test. */
    WorkExecutor executor() {
        return executor(settings());
    }

    WorkExecutor executor(Map<String, String> settings) {
        WorkExecutorFactory factory = factory();
        WorkExecutor executor = factory.create(Providers.config(factory, settings), ProviderContext.standard());
        opened.add(executor);
        return executor;
    }

    /** Begins a work. */
    Execution start(
            WorkExecutor executor,
            WorkSource<Integer> source,
            WorkRunner<Integer, Integer> runner,
            WorkSink<Integer> sink,
            ConcurrencyLimit limit) {
        return within("start", () -> executor.start(new Work<>("kit", source, runner, sink, limit)));
    }

    /** The same for results that do not matter. */
    Execution start(WorkExecutor executor, WorkSource<Integer> source, WorkRunner<Integer, Integer> runner, int limit) {
        return start(executor, source, runner, result -> {}, ConcurrencyLimit.fixed(limit));
    }

    /** The tasks from 1 to a count, each once. */
    static WorkSource<Integer> upTo(int count) {
        AtomicInteger next = new AtomicInteger();
        return () -> {
            int task = next.incrementAndGet();
            return task <= count ? task : null;
        };
    }

    /** Takes a moment, so that others get between. */
    static void dawdle() {
        for (int i = 0; i < 300; i++) {
            Thread.onSpinWait();
        }
    }

    /** A latch that opens at the end of the test if nothing opens it before. */
    CountDownLatch latch(int count) {
        CountDownLatch latch = new CountDownLatch(count);
        synchronized (latches) {
            latches.add(latch);
        }
        return latch;
    }

    /** Waits for what must come. */
    void pass(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(contract.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("what a test waits for did not come within " + contract.patience());
        }
    }

    /** Waits for what must come, as a task does that takes its time to give up. */
    void passUndisturbed(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                pass(latch);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins what is to return only after something else. */
    Thread begin(String what, Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (Exception | AssertionError e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "kit-" + what);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Asserts that what was begun waits instead of returning. */
    void assertWaits(Thread begun) {
        within("to see " + begun.getName() + " wait", () -> {
            while (begun.getState() != Thread.State.WAITING
                    && begun.getState() != Thread.State.TIMED_WAITING
                    && begun.getState() != Thread.State.TERMINATED
                    && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        if (!begun.isAlive()) {
            throw new AssertionError(begun.getName() + " returned before everything had ended");
        }
    }

    /** Waits until what was begun has returned. */
    void assertReturns(Thread begun) {
        within(begun.getName(), () -> begun.join());
    }

    /** Waits for the end of a work; throws what {@code await} throws. */
    void await(Execution execution) {
        within("await", execution::await);
    }

    /** Runs what must return soon. */
    void within(String what, Step step) {
        within(what, () -> {
            step.run();
            return Boolean.TRUE;
        });
    }

    /** Runs what must answer soon, in a thread of its own, and throws what it throws. */
    <T> T within(String what, Callable<T> step) {
        FutureTask<T> task = new FutureTask<>(step);
        Thread thread = new Thread(task, "kit-" + what);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(contract.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new AssertionError("'" + what + "' did not return within " + contract.patience(), e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for '" + what + "'", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new AssertionError("'" + what + "' threw " + e.getCause(), e.getCause());
        }
    }

    /** Lets everything go on and closes what was opened. */
    void end() {
        synchronized (latches) {
            for (CountDownLatch latch : latches) {
                while (latch.getCount() > 0) {
                    latch.countDown();
                }
            }
        }
        opened.forEach(executor -> within("close", executor::close));
    }
}
