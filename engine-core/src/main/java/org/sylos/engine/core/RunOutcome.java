package org.sylos.engine.core;

import org.sylos.engine.api.Stability;

/** How a run ended, from the user's point of view. */
@Stability(Stability.Level.EVOLVING)
public enum RunOutcome {
    /** Discovery is done; the plan waits for approval. */
    NEEDS_REVIEW,
    /** Everything planned is in place and verified. */
    COMPLETED,
    /** Ended with failures that are on record. */
    FAILURES,
    /** Verification found what should not be. */
    MISMATCH,
    /** Nothing failed, but sources changed after the plan was made. */
    DRIFTED,
    /** Stopped; can be resumed. */
    SUSPENDED
}
