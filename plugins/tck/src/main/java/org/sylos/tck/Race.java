package org.sylos.tck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.sylos.engine.api.Stability;

/** Lets several threads begin at one moment. */
@Stability(Stability.Level.EVOLVING)
public final class Race {
    private static final long LIMIT_SECONDS = 100;

    private Race() {}

    /**
     * What one of the threads does.
     *
     * @param <T> what it answers
     */
    @Stability(Stability.Level.EVOLVING)
    @FunctionalInterface
    public interface Runner<T> {
        /**
         * Runs.
         *
         * @param number the thread's number, from 0
         * @return what it answers
         * @throws Exception what fails in it; ends the race
         */
        T run(int number) throws Exception;
    }

    /**
     * Runs the same with different numbers on as many threads.
     *
     * @param <T> what a thread answers
     * @param threads how many threads, at least 1
     * @param runner what each of them does
     * @return what they answered, by number
     * @throws Exception what the first of them threw; the others are interrupted
     */
    public static <T> List<T> run(int threads, Runner<T> runner) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            CompletionService<Answer<T>> answers = new ExecutorCompletionService<>(executor);
            for (int i = 0; i < threads; i++) {
                int number = i;
                answers.submit(() -> {
                    start.await();
                    return new Answer<>(number, runner.run(number));
                });
            }
            return collect(answers, threads);
        } finally {
            executor.shutdownNow();
        }
    }

    private record Answer<T>(int number, T value) {}

    private static <T> List<T> collect(CompletionService<Answer<T>> answers, int threads) throws Exception {
        List<Answer<T>> collected = new ArrayList<>();
        while (collected.size() < threads) {
            Future<Answer<T>> next = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("a thread did not end within " + LIMIT_SECONDS + " s");
            }
            try {
                collected.add(next.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
        collected.sort(Comparator.comparingInt(Answer::number));
        return collected.stream().map(Answer::value).toList();
    }
}
