package org.sylos.engine.api;

/**
 * What kind of trouble an operation met. The class, never the message, decides what the engine does next.
 *
 * <p>Two questions are answered separately: {@link #retryable()} tells whether the same operation may succeed when it is
 * tried again without anybody's help, {@link #overload()} whether the service asks for less load.
 */
@Stability(Stability.Level.STABLE)
public enum ErrorClass {
    /** The node, or a folder above it, is not there. */
    NOT_FOUND(1, false, false),
    /** Something is there already where nothing was expected. */
    ALREADY_EXISTS(2, false, false),
    /** What is there cannot go together with what was asked: another kind, a colliding name, a state that changed. */
    CONFLICT(3, false, false),
    /** The credentials are good, but they do not allow this operation on this node; also read-only storage. */
    PERMISSION(4, false, false),
    /** The credentials are missing, wrong or expired. */
    AUTH(5, false, false),
    /** The storage cannot hold, or cannot address, a node of that name or path. */
    INVALID_NAME(6, false, false),
    /** The file is larger than the storage takes. */
    TOO_LARGE(7, false, false),
    /** The storage, or a quota on it, is full. */
    NO_SPACE(8, false, false),
    /** The service asks to slow down; it may say for how long. */
    THROTTLED(9, true, true),
    /** A passing fault: a broken connection, a time-out, a server error. */
    TRANSIENT(10, true, false),
    /** The storage or the adapter cannot do this at all. */
    UNSUPPORTED(11, false, false),
    /** The bytes that arrived are not the bytes that were promised; reading again may help. */
    CORRUPT(12, true, false),
    /** The adapter is unusable as a whole; no operation on it can succeed. */
    FATAL(13, false, false),
    /** A folder above could not be listed, compared or created, so this node was not tried. Given by the engine alone. */
    PARENT(14, false, false);

    private final int code;
    private final boolean retryable;
    private final boolean overload;

    ErrorClass(int code, boolean retryable, boolean overload) {
        this.code = code;
        this.retryable = retryable;
        this.overload = overload;
    }

    /** {@return the number under which the class is persisted, from 1 to 127; it never changes} */
    public int code() {
        return code;
    }

    /** {@return whether the same operation may succeed when it is simply tried again later} */
    public boolean retryable() {
        return retryable;
    }

    /** {@return whether the service showed that it is asked for more than it can give} */
    public boolean overload() {
        return overload;
    }

    /**
     * {@return the class with this persisted number}
     *
     * @param code a persisted number
     * @throws IllegalArgumentException when no class has it
     */
    public static ErrorClass ofCode(int code) {
        for (ErrorClass errorClass : values()) {
            if (errorClass.code == code) {
                return errorClass;
            }
        }
        throw new IllegalArgumentException("no error class has the code " + code);
    }
}
