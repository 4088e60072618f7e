package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/** What is to be tried again. */
@Stability(Stability.Level.STABLE)
public enum RetryKind {
    /** Listing a folder, in the next retry sweep. */
    DISCOVERY(1),
    /** Copying a node, in the next copy. */
    COPY(2);

    private final int code;

    RetryKind(int code) {
        this.code = code;
    }

    /** {@return the number under which the kind is persisted; it never changes} */
    public int code() {
        return code;
    }

    /**
     * {@return the kind with this persisted number}
     *
     * @param code a persisted number
     * @throws IllegalArgumentException when no kind has it
     */
    public static RetryKind ofCode(int code) {
        for (RetryKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of retry has the code " + code);
    }
}
