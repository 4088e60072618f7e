package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/** How discovery dealt with a node. Both sides have it. */
@Stability(Stability.Level.STABLE)
public enum TraversalStatus {
    /** A folder still to be listed. */
    PENDING(1, "pending"),
    /** A folder that was listed completely, or a file or link that was seen. */
    SUCCESSFUL(2, "successful"),
    /** A folder that could not be listed, or an entry that could not be read. */
    FAILED(3, "failed"),
    /** Rejected by a filter, or of a kind that is not migrated; rule and reason are kept. SRC only. */
    EXCLUDED(4, "excluded"),
    /** Seen on DST and unknown to SRC; not descended into. DST only. */
    NOT_ON_SRC(5, "not_on_src");

    private final int code;
    private final String label;

    TraversalStatus(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** {@return the number under which the status is persisted, from 1 to 127; it never changes} */
    public int code() {
        return code;
    }

    /** {@return the name shown to people and in exports; it never changes} */
    public String label() {
        return label;
    }

    /**
     * {@return the status with this persisted number}
     *
     * @param code a persisted number
     * @throws IllegalArgumentException when no status has it
     */
    public static TraversalStatus ofCode(int code) {
        for (TraversalStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        throw new IllegalArgumentException("no traversal status has the code " + code);
    }
}
