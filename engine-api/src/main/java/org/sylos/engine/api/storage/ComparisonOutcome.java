package org.sylos.engine.api.storage;

import java.util.List;
import org.sylos.engine.api.Stability;

/**
 * How a comparison by checksum ended.
 *
 * @param srcId node id on SRC
 * @param result equal: nothing to do; different: to be overwritten; incomparable: no checksum could be had, to be overwritten
 *     and counted as such in the plan; failed: the node is failed; retry: nothing is decided
 * @param failures tries that failed and have not been handed to the store before, oldest first
 */
@Stability(Stability.Level.EVOLVING)
public record ComparisonOutcome(long srcId, Result result, List<Attempt> failures) {
    /** How it ended. */
    @Stability(Stability.Level.EVOLVING)
    public enum Result {
        /** The checksums are equal. */
        EQUAL,
        /** The checksums differ. */
        DIFFERENT,
        /** The two sides have no checksum in common. */
        INCOMPARABLE,
        /** A side could not be read. */
        FAILED,
        /** A side could not be read and will be tried again: the comparison stays pending, the attempt is kept. */
        RETRY
    }

    /** Copies the list. */
    public ComparisonOutcome {
        failures = List.copyOf(failures);
    }
}
