package org.sylos.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets several threads begin at one moment. */
public final class Race {
    private static final long LIMIT_SECONDS = 100;

    private Race() {}

    /** What one of the threads does. */
    @FunctionalInterface
    public interface Runner<T> {
        /**
         * Runs.
         *
         * @param number the thread's number, from 0
         */
        T run(int number) throws Exception;
    }

    /**
     * Runs the same with different numbers on as many threads.
     *
     * @return what they answered, by number
     * @throws Exception what the first of them threw, the others' suppressed in it
     */
    public static <T> List<T> run(int threads, Runner<T> runner) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<T> task = () -> {
                    start.await();
                    return runner.run(number);
                };
                futures.add(executor.submit(task));
            }
            return collect(futures);
        } finally {
            executor.shutdownNow();
        }
    }

    private static <T> List<T> collect(List<Future<T>> futures) throws Exception {
        List<T> answers = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                answers.add(future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("a thread did not end within " + LIMIT_SECONDS + " s", e);
            }
        }
        if (failures.isEmpty()) {
            return answers;
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
        if (first instanceof Error error) {
            throw error;
        }
        throw (Exception) first;
    }
}
