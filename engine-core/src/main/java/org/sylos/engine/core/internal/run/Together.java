package org.sylos.engine.core.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.internal.wait.Uninterrupted;

/** Runs a few things side by side and waits for all of them, however it ends; the first that fails ends the others. */
public final class Together {
    private Together() {}

    /**
     * Runs parts on threads of their own.
     *
     * @param name of the threads
     * @param breakOff called when a part failed or the caller was interrupted, before the threads are interrupted
     * @return what the parts answered, in their order
     * @throws RuntimeException or an {@code Error}: what the first failing part threw; what others threw is suppressed in it
     * @throws InterruptedException when the caller was interrupted; no part goes on
     */
    public static <R> List<R> run(String name, Runnable breakOff, List<Callable<R>> parts) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(parts.size(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            ExecutorCompletionService<R> service = new ExecutorCompletionService<>(threads);
            List<Future<R>> futures = new ArrayList<>();
            parts.forEach(part -> futures.add(service.submit(part)));
            Throwable first = null;
            for (int i = 0; i < parts.size(); i++) {
                Throwable failure = failureOf(service.take());
                if (failure == null) {
                    continue;
                }
                if (first == null) {
                    first = failure;
                    breakOff.run();
                    threads.shutdownNow();
                } else if (failure != first) {
                    first.addSuppressed(failure);
                }
            }
            if (first instanceof Error error) {
                throw error;
            }
            if (first instanceof RuntimeException exception) {
                throw exception;
            }
            List<R> answers = new ArrayList<>();
            for (Future<R> future : futures) {
                answers.add(Objects.requireNonNull(answer(future)));
            }
            return answers;
        } finally {
            breakOff.run();
            threads.shutdownNow();
            // What a part still does must not meet the end of what it works with.
            Uninterrupted.awaitEnd(threads);
        }
    }

    private static <R> R answer(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part that had ended well has failed", e);
        }
    }

    /** A {@code RuntimeException} or an {@code Error}. */
    private static @Nullable Throwable failureOf(Future<?> ended) throws InterruptedException {
        try {
            ended.get();
            return null;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return cause instanceof RuntimeException || cause instanceof Error
                    ? cause
                    : new SylosException("a part of the run was broken off: " + cause, null, cause);
        }
    }
}
