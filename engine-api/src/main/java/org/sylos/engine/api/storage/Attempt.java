package org.sylos.engine.api.storage;

import java.io.Serializable;
import java.time.Instant;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/**
 * One try that failed.
 *
 * @param at when it ended
 * @param errorClass what kind of trouble
 * @param message what went wrong
 */
@Stability(Stability.Level.EVOLVING)
public record Attempt(Instant at, ErrorClass errorClass, String message) implements Serializable {
    private static final long serialVersionUID = 1L;
}
