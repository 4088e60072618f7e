package org.sylos.engine.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error of Sylos that a person should read: the message says what happened, to what and why; the hint what to do next.
 */
@Stability(Stability.Level.STABLE)
public class SylosException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;

    /**
     * Creates the exception.
     *
     * @param message what happened, to what, and why; one sentence
     * @param hint what the reader can do next, or null when there is nothing useful to say
     * @param cause what led to it, or null
     */
    public SylosException(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /** {@return what the reader can do next} */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
