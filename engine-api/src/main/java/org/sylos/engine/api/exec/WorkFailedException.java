package org.sylos.engine.api.exec;

import org.sylos.engine.api.Stability;
import org.sylos.engine.api.SylosException;

/** Work ended early because a runner, a source or a sink threw what it must not throw. */
@Stability(Stability.Level.EVOLVING)
public final class WorkFailedException extends SylosException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param work the name of the work
     * @param cause what was thrown first; what came later is suppressed in it
     */
    public WorkFailedException(String work, Throwable cause) {
        super(work + " ended early: " + cause, null, cause);
    }
}
