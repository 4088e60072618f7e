package org.sylos.engine.core.internal.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.storage.Attempt;

/**
 * What an operation threw, read as a failure with a class.
 *
 * @param attempt the failed try
 * @param retryAfter how long the service asked to wait; null when it did not say
 */
public record Failure(Attempt attempt, @Nullable Duration retryAfter) {
    /**
     * Reads what an adapter threw.
     *
     * @param stalled whether the engine interrupted the operation because it made no progress
     * @throws InterruptedException when the operation was interrupted for another reason: it did not fail, it was given up
     */
    public static Failure of(Exception thrown, boolean stalled, Clock clock) throws InterruptedException {
        if (thrown instanceof FSException e) {
            return new Failure(
                    new Attempt(clock.instant(), e.errorClass(), text(e)),
                    e.retryAfter().orElse(null));
        }
        if (stalled) {
            return of(ErrorClass.TRANSIENT, "interrupted because it made no progress", clock);
        }
        if (thrown instanceof InterruptedIOException
                || thrown instanceof ClosedByInterruptException
                || thrown instanceof InterruptedException) {
            throw new InterruptedException();
        }
        if (thrown instanceof IOException) {
            return of(ErrorClass.TRANSIENT, text(thrown), clock);
        }
        return of(ErrorClass.TRANSIENT, "unexpected error in the adapter: " + thrown, clock);
    }

    /** A failure found by the engine itself. */
    public static Failure of(ErrorClass errorClass, String message, Clock clock) {
        return new Failure(new Attempt(clock.instant(), errorClass, message), null);
    }

    /** What kind of trouble it was. */
    public ErrorClass errorClass() {
        return attempt.errorClass();
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
