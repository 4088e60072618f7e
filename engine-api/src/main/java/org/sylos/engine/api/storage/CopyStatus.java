package org.sylos.engine.api.storage;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * How the copy dealt, or will deal, with a source node. A node whose traversal status is {@link TraversalStatus#EXCLUDED} has
 * none.
 */
@Stability(Stability.Level.STABLE)
public enum CopyStatus {
    /** Still to be created or written. */
    PENDING(1, "pending"),
    /** Written by this migration. */
    SUCCESSFUL(2, "successful"),
    /** Nothing to do: the destination has it. */
    ALREADY_EXISTS(3, "already_exists"),
    /** Could not be written, or must not be tried. */
    FAILED(4, "failed"),
    /** Left out by a person. */
    EXCLUDED_EXPLICIT(5, "excluded_explicit"),
    /** Left out because a folder above was. */
    EXCLUDED_INHERITED(6, "excluded_inherited"),
    /** The source changed after the plan was made; not written. */
    DRIFTED(7, "drifted");

    private final int code;
    private final String label;

    CopyStatus(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** {@return the number under which the status is persisted, from 1 to 127; 0 means none; it never changes} */
    public int code() {
        return code;
    }

    /** {@return the name shown to people and in exports; it never changes} */
    public String label() {
        return label;
    }

    /**
     * {@return the status with this persisted number; null for 0}
     *
     * @param code a persisted number, or 0
     * @throws IllegalArgumentException when no status has it
     */
    public static @Nullable CopyStatus ofCode(int code) {
        if (code == 0) {
            return null;
        }
        for (CopyStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        throw new IllegalArgumentException("no copy status has the code " + code);
    }
}
