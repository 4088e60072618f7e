package org.sylos.engine.api;

/** Thrown where work stops because it was asked to; not a failure of the work. */
@Stability(Stability.Level.STABLE)
public final class CancelledException extends SylosException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception; it carries no hint and no cause. */
    public CancelledException() {
        super("the work was cancelled", null, null);
    }
}
