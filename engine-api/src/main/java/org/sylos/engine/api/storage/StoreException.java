package org.sylos.engine.api.storage;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.SylosException;

/** The store could not do what was asked. Nothing of a failed call is kept. */
@Stability(Stability.Level.EVOLVING)
public final class StoreException extends SylosException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it was. */
    @Stability(Stability.Level.EVOLVING)
    public enum Reason {
        /** There is no store at that place. */
        MISSING,
        /** There is one already. */
        EXISTS,
        /** Another process holds it. */
        IN_USE,
        /** It was written by a newer version. */
        NEWER_VERSION,
        /** It is not a store of Sylos. */
        FOREIGN,
        /** It is damaged. */
        DAMAGED,
        /** There is no room to write. */
        NO_SPACE,
        /** The call does not fit the state of the store, for example a phase that is another than expected. */
        ILLEGAL_STATE,
        /** Anything else that went wrong with reading or writing. */
        IO
    }

    private final Reason reason;

    /**
     * Creates the exception.
     *
     * @param reason what kind of trouble
     * @param message what happened, to what, and why
     * @param hint what to do next, or null
     * @param cause what led to it, or null
     */
    public StoreException(Reason reason, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
        this.reason = reason;
    }

    /** {@return what kind of trouble it was} */
    public Reason reason() {
        return reason;
    }
}
