package org.sylos.engine.api.fs;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/** An adapter's operation failed. It says on which node, with which class, and how long to wait if the service said so. */
@Stability(Stability.Level.STABLE)
public final class FSException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;
    private final String path;
    private final @Nullable Duration retryAfter;

    /**
     * Creates the exception.
     *
     * @param errorClass decides what the engine does next
     * @param path root-relative path of the node
     * @param message what went wrong, without the path and without secrets
     * @param cause the underlying error, or null
     */
    public FSException(ErrorClass errorClass, String path, String message, @Nullable Throwable cause) {
        this(errorClass, path, message, cause, null);
    }

    /**
     * Creates the exception.
     *
     * @param errorClass what kind of trouble it was
     * @param path root-relative path of the node it is about
     * @param message what went wrong
     * @param cause the underlying error, or null
     * @param retryAfter how long the service asked to wait before anything is asked of it again; only with {@link
     *     ErrorClass#THROTTLED} or {@link ErrorClass#TRANSIENT}, zero or more; null when it did not say
     */
    public FSException(
            ErrorClass errorClass,
            String path,
            String message,
            @Nullable Throwable cause,
            @Nullable Duration retryAfter) {
        super(message, cause);
        this.errorClass = errorClass;
        this.path = path;
        this.retryAfter = retryAfter;
    }

    /** {@return what kind of trouble it was} */
    public ErrorClass errorClass() {
        return errorClass;
    }

    /** {@return root-relative path of the node} */
    public String path() {
        return path;
    }

    /** {@return how long the service asked to wait} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
