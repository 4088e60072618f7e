package org.sylos.engine.core.internal.wait;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Waiting that an interrupt neither ends nor is lost in: the caller finds itself interrupted afterwards. */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** Waits once; it is begun anew after an interrupt. */
    @FunctionalInterface
    public interface Wait {
        /** Returns when what is waited for has come. */
        void await() throws InterruptedException;
    }

    /** Waits until what is waited for has come. */
    public static void await(Wait wait) {
        boolean interrupted = false;
        while (true) {
            try {
                wait.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until everything that threads were given to do has ended; they must have been shut down. */
    public static void awaitEnd(ExecutorService threads) {
        await(() -> {
            boolean ended = false;
            while (!ended) {
                ended = threads.awaitTermination(1, TimeUnit.DAYS);
            }
        });
    }
}
