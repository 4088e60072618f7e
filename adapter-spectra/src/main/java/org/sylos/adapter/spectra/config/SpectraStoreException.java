package org.sylos.adapter.spectra.config;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.SylosException;

/** The file that changes are kept in cannot be used. A file that is refused stays as it was. */
@Stability(Stability.Level.EXPERIMENTAL)
public final class SpectraStoreException extends SylosException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it cannot be used. */
    @Stability(Stability.Level.EXPERIMENTAL)
    public enum Reason {
        /** Another process has it open, or this one with another configuration. */
        IN_USE,
        /** It is something else than a store of changes. */
        FOREIGN,
        /** A newer version wrote it. */
        NEWER_VERSION,
        /** It is damaged. */
        DAMAGED,
        /** It holds changes to a tree that another configuration generates. */
        OTHER_TREE,
        /** There is no room to write to it. */
        NO_SPACE,
        /** It could not be read or written for another reason. */
        IO
    }

    /**
     * Creates the exception.
     *
     * @param reason why the file cannot be used
     * @param message names the file and what is wrong with it
     * @param hint what to do next, or null
     * @param cause the underlying error, or null
     */
    public SpectraStoreException(Reason reason, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
        this.reason = reason;
    }

    /** {@return why the file cannot be used} */
    public Reason reason() {
        return reason;
    }
}
