package org.sylos.adapter.spectra.internal.chaos;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;

/**
 * What becomes of one attempt of an operation on a node.
 *
 * @param key of the operation on the node
 * @param attempt how many attempts failed before it
 * @param inARow how many of them failed after the last one that succeeded
 * @param failure how it fails; null when it does not
 */
record Fate(long key, int attempt, int inARow, @Nullable ErrorClass failure) {
    /** Whether it fails, and may succeed when it is tried again. */
    boolean passes() {
        return failure != null && failure.retryable();
    }
}
