package org.sylos.engine.core.internal.lifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.CancellationSource;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunResult;

/** A run on a thread of its own. */
final class RunHandle implements RunController {
    /** How long work in flight may take to end after it was asked to. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration patience;
    private final Consumer<Thread> starter;
    private final CancellationSource cancellation = new CancellationSource();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable RunResult result;
    private volatile @Nullable Throwable error;

    RunHandle() {
        this(PATIENCE, Thread::start);
    }

    /** @param starter starts threads */
    RunHandle(Duration patience, Consumer<Thread> starter) {
        this.patience = patience;
        this.starter = starter;
    }

    /** What a run does; it may throw anything. */
    @FunctionalInterface
    interface Body {
        RunResult run(CancellationSource cancellation) throws InterruptedException;

        /** It was not run at all. */
        default void notRun(SylosException reason) {}
    }

    /**
     * Starts the thread. {@code atEnd} is called on it before anybody who waits is released. A run for which the system has no
     * thread has ended with that on the thread of the caller.
     */
    void start(String name, Body body, Runnable atEnd) {
        Thread thread = new Thread(() -> carryOut(body, atEnd), name);
        thread.setDaemon(true);
        try {
            starter.accept(thread);
        } catch (OutOfMemoryError e) {
            SylosException reason = new SylosException(
                    "the system has no thread left for the run",
                    "end other programs or raise the limit of threads, then resume the migration",
                    e);
            carryOut(
                    ignored -> {
                        body.notRun(reason);
                        throw reason;
                    },
                    atEnd);
        }
    }

    private void carryOut(Body body, Runnable atEnd) {
        try {
            result = body.run(cancellation);
        } catch (InterruptedException e) {
            error = new SylosException("the run was interrupted", "resume the migration", e);
        } catch (RuntimeException | Error e) {
            error = e;
        } finally {
            try {
                atEnd.run();
            } finally {
                ended.countDown();
            }
        }
    }

    @Override
    public void shutdown() {
        if (asked.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(() -> {
                        if (!isDone()) {
                            cancellation.cancel();
                        }
                    });
        }
        cancellation.drain();
    }

    @Override
    public void shutdownNow() {
        asked.set(true);
        cancellation.cancel();
    }

    @Override
    public boolean isStopping() {
        return asked.get();
    }

    @Override
    public boolean isDone() {
        return ended.getCount() == 0;
    }

    @Override
    public void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public boolean await(Duration most) throws InterruptedException {
        return ended.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public RunResult result() throws InterruptedException {
        ended.await();
        Throwable thrown = error;
        if (thrown instanceof Error e) {
            throw e;
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        RunResult left = result;
        if (left == null) {
            throw new IllegalStateException("the run left neither a result nor an error");
        }
        return left;
    }

    /** What the run left behind; null while it goes on and when it was broken off. */
    @Nullable
    RunResult leftBehind() {
        return result;
    }

    @Override
    public Optional<Throwable> error() {
        return Optional.ofNullable(error);
    }
}
