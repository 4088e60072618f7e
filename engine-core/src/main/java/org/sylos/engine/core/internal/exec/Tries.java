package org.sylos.engine.core.internal.exec;

import java.io.Serializable;
import org.sylos.engine.api.ErrorClass;

/**
 * How often a task was tried in vain.
 *
 * @param failed tries that failed
 * @param refused tries that a service with too much to do did not take: these say nothing of the task
 */
public record Tries(int failed, int refused) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Not tried yet. */
    public static final Tries NONE = new Tries(0, 0);

    /** One more. */
    public Tries and(ErrorClass errorClass) {
        return errorClass.overload() ? new Tries(failed, refused + 1) : new Tries(failed + 1, refused);
    }

    /** Those that came to the same end. */
    public int of(ErrorClass errorClass) {
        return errorClass.overload() ? refused : failed;
    }
}
