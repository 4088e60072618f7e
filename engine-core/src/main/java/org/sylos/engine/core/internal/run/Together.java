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

/** Runs a few things side by side and waits for all of them; the first that fails ends the others. */
public final class Together {
    private Together() {}

    /**
     * Runs parts on threads of their own.
     *
     * @param name of the threads
     * @param breakOff called when a part failed or the caller was interrupted, before the threads are interrupted
     * @return what the parts answered, in their order
     * @throws RuntimeException what the first failing part threw; what others threw is suppressed in it
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
            RuntimeException first = null;
            for (int i = 0; i < parts.size(); i++) {
                RuntimeException failure = failureOf(service.take());
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
            if (first != null) {
                throw first;
            }
            List<R> answers = new ArrayList<>();
            for (Future<R> future : futures) {
                answers.add(Objects.requireNonNull(answer(future)));
            }
            return answers;
        } finally {
            breakOff.run();
            threads.shutdownNow();
        }
    }

    private static <R> R answer(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part that had ended well has failed", e);
        }
    }

    private static @Nullable RuntimeException failureOf(Future<?> ended) throws InterruptedException {
        try {
            ended.get();
            return null;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            return cause instanceof RuntimeException thrown
                    ? thrown
                    : new SylosException("a part of the run was broken off: " + cause, null, cause);
        }
    }
}
