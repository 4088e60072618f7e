package org.sylos.engine.api.fs;

import org.sylos.engine.api.Stability;

/** What a node is. */
@Stability(Stability.Level.STABLE)
public enum NodeKind {
    /** Can be listed. */
    FOLDER(1),
    /** A sequence of bytes; cannot be listed. */
    FILE(2),
    /** A symbolic link kept as a link: a name and a target text. */
    SYMLINK(3),
    /** Anything else (device, FIFO, socket), or an entry whose nature could not be found out. */
    OTHER(4);

    private final int code;

    NodeKind(int code) {
        this.code = code;
    }

    /** {@return the number under which the kind is persisted, from 1 to 127; it never changes} */
    public int code() {
        return code;
    }

    /**
     * {@return the kind with this persisted number}
     *
     * @param code a persisted number
     * @throws IllegalArgumentException when no kind has it
     */
    public static NodeKind ofCode(int code) {
        return switch (code) {
            case 1 -> FOLDER;
            case 2 -> FILE;
            case 3 -> SYMLINK;
            case 4 -> OTHER;
            default -> throw new IllegalArgumentException("no node kind has the code " + code);
        };
    }
}
