package org.sylos.tck.exec;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.Work;
import org.sylos.engine.api.exec.WorkFailedException;
import org.sylos.engine.api.exec.WorkRunner;
import org.sylos.engine.api.exec.WorkRunner.Load;
import org.sylos.engine.api.exec.WorkSink;

/** One work on as many threads as it may ever have; everything under one lock. Makes at most one mistake. */
final class PlainExecution<T extends Serializable, R> implements Execution {
    private final Work<T, R> work;
    private final @Nullable Mistake mistake;
    private final Runnable whenFailed;
    private final int firstLimit;
    private final Set<Thread> threads = new HashSet<>();
    private final Set<Thread> asking = new HashSet<>();
    private final Set<Object> seen = new HashSet<>();
    private int workers;
    private int claimed;
    private int running;
    private boolean noMore;
    private boolean cancelled;
    private boolean told;
    private @Nullable Throwable failure;

    PlainExecution(Work<T, R> work, @Nullable Mistake mistake, Runnable whenFailed) {
        this.work = work;
        this.mistake = mistake;
        this.whenFailed = whenFailed;
        this.firstLimit = work.limit().current();
    }

    private boolean does(Mistake one) {
        return mistake == one;
    }

    private int limit() {
        int limit =
                does(Mistake.READS_THE_LIMIT_ONCE) ? firstLimit : work.limit().current();
        if (does(Mistake.RUNS_ONE_MORE_THAN_ALLOWED)) {
            return limit + 1;
        }
        return does(Mistake.RUNS_ONE_LESS_THAN_ALLOWED) ? Math.max(1, limit - 1) : limit;
    }

    void begin(Executor on) {
        int most = work.limit().most() + 1;
        synchronized (this) {
            workers = most;
        }
        if (does(Mistake.WAITS_FOR_THE_SOURCE_WHEN_STARTED)) {
            try {
                T first = work.source().next();
                noMore = first == null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        for (int i = 0; i < most; i++) {
            on.execute(this::goRound);
        }
    }

    private void goRound() {
        Thread me = Thread.currentThread();
        synchronized (this) {
            threads.add(me);
        }
        try {
            while (claim()) {
                try {
                    T task = ask();
                    if (task == null) {
                        return;
                    }
                    takeUp(task);
                } finally {
                    release();
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            fail(e);
        } catch (Error e) {
            if (!does(Mistake.KNOWS_NO_ERRORS)) {
                fail(e);
            }
        } finally {
            synchronized (this) {
                threads.remove(me);
                workers--;
                notifyAll();
            }
        }
    }

    private synchronized boolean claim() throws InterruptedException {
        while (!noMore && claimed >= limit()) {
            wait();
        }
        if (noMore) {
            return false;
        }
        claimed++;
        asking.add(Thread.currentThread());
        return true;
    }

    private synchronized void release() {
        claimed--;
        asking.remove(Thread.currentThread());
        notifyAll();
    }

    private @Nullable T ask() throws InterruptedException {
        T task = null;
        try {
            task = work.source().next();
        } catch (InterruptedException e) {
            synchronized (this) {
                if (!noMore) {
                    throw e;
                }
            }
        }
        synchronized (this) {
            asking.remove(Thread.currentThread());
            if (task == null) {
                noMore = true;
                notifyAll();
            }
        }
        return task;
    }

    private void takeUp(T task) throws InterruptedException {
        int inFlight;
        synchronized (this) {
            while (!cancelled && running >= limit()) {
                wait();
            }
            if (cancelled
                    || (does(Mistake.PASSES_OVER_EQUAL_TASKS) && !seen.add(task))
                    || (does(Mistake.LOSES_A_TASK) && seen.add("one"))) {
                return;
            }
            inFlight = ++running;
        }
        long began = System.nanoTime();
        try {
            Load load = carryOut(task);
            if (!does(Mistake.TELLS_THE_LIMIT_NOTHING)) {
                work.limit()
                        .completed(
                                System.nanoTime() - began,
                                does(Mistake.TELLS_THE_LIMIT_OF_NOBODY_ELSE) ? 1 : inFlight,
                                does(Mistake.TELLS_THE_LIMIT_THAT_ALL_IS_WELL) ? Load.NORMAL : load);
            }
        } finally {
            synchronized (this) {
                running--;
            }
        }
    }

    private Load carryOut(T task) throws InterruptedException {
        if (does(Mistake.CARRIES_A_TASK_OUT_TWICE)) {
            work.runner().run(task, result -> {});
        }
        if (does(Mistake.PASSES_OVER_EQUAL_RESULTS)) {
            return run(task, result -> {
                boolean first;
                synchronized (this) {
                    first = seen.add(result);
                }
                if (first) {
                    work.sink().accept(result);
                }
            });
        }
        if (!does(Mistake.KEEPS_RESULTS_TO_THE_END_OF_THE_TASK)) {
            return run(task, work.sink());
        }
        List<R> results = new ArrayList<>();
        Load load = run(task, results::add);
        for (R result : results) {
            work.sink().accept(result);
        }
        return load;
    }

    private Load run(T task, WorkSink<? super R> sink) throws InterruptedException {
        return run(work.runner(), task, sink);
    }

    private static <T, R> Load run(WorkRunner<? super T, ? extends R> runner, T task, WorkSink<? super R> sink)
            throws InterruptedException {
        return runner.run(task, sink);
    }

    private void fail(Throwable thrown) {
        synchronized (this) {
            boolean givenUp = cancelled && thrown instanceof InterruptedException;
            if (givenUp || does(Mistake.SWALLOWS_WHAT_IS_THROWN)) {
                return;
            }
            if (failure == null) {
                failure = thrown;
            } else if (!does(Mistake.KEEPS_ONLY_THE_FIRST)) {
                failure.addSuppressed(thrown);
            }
        }
        cancel();
        whenFailed.run();
    }

    @Override
    public synchronized int inFlight() {
        return does(Mistake.COUNTS_WHO_ASKS) ? claimed : running;
    }

    @Override
    public synchronized void drain() {
        if (does(Mistake.GOES_ON_WHEN_DRAINED)) {
            return;
        }
        noMore = true;
        notifyAll();
        if (!does(Mistake.LETS_THE_SOURCE_KEEP_A_DRAIN_WAITING)) {
            asking.forEach(Thread::interrupt);
        }
        if (does(Mistake.INTERRUPTS_WHEN_DRAINED)) {
            threads.forEach(Thread::interrupt);
        }
        if (does(Mistake.WAITS_IN_DRAIN)) {
            awaitEnd();
        }
    }

    @Override
    public synchronized void cancel() {
        noMore = true;
        cancelled = true;
        notifyAll();
        if (!does(Mistake.INTERRUPTS_NOBODY_WHEN_CANCELLED)) {
            threads.forEach(Thread::interrupt);
        }
        if (does(Mistake.HAS_NO_TIME_TO_WAIT_WHEN_CANCELLED)) {
            workers = 0;
        }
    }

    private boolean over() {
        return does(Mistake.ENDS_WHEN_THE_SOURCE_DOES) ? noMore : workers <= 0;
    }

    @Override
    public synchronized void await() throws InterruptedException {
        try {
            while (!over()) {
                wait();
            }
        } catch (InterruptedException e) {
            if (does(Mistake.WAITS_ON_WHEN_INTERRUPTED)) {
                awaitEnd();
                return;
            }
            if (does(Mistake.ENDS_WHEN_NOBODY_WAITS)) {
                cancel();
            }
            throw e;
        }
        if (failure != null && !(told && does(Mistake.THROWS_ONLY_ONCE))) {
            told = true;
            throw new WorkFailedException(work.name(), failure);
        }
    }

    /** Waits whatever comes, but not for ever: a work that does not end is what some mistakes lead to. */
    synchronized void awaitEnd() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        boolean interrupted = false;
        while (workers > 0 && System.nanoTime() < end) {
            try {
                wait(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
