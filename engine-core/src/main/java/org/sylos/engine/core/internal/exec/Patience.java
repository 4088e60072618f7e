package org.sylos.engine.core.internal.exec;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.sylos.engine.api.fs.FSException;

/** Asks a storage something outside of any pass, again and again where a policy of retries says so, in the thread that asks. */
public final class Patience {
    private Patience() {}

    /** A question to a storage. */
    public interface Question<T> {
        T ask() throws IOException;
    }

    /**
     * The answer.
     *
     * @throws FSException when it fails for good
     * @throws InterruptedIOException when the thread is interrupted while it waits; its flag is then set
     */
    public static <T> T ask(RetryPolicy retries, Question<T> question) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return question.ask();
            } catch (FSException e) {
                Optional<Duration> wait =
                        retries.retryIn(e.errorClass(), tries, e.retryAfter().orElse(null));
                if (wait.isEmpty()) {
                    throw e;
                }
                sleep(wait.get());
            }
        }
    }

    private static void sleep(Duration span) throws InterruptedIOException {
        try {
            TimeUnit.NANOSECONDS.sleep(NanoClock.nanos(span));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting to try again");
        }
    }
}
