package org.sylos.engine.api.storage;

import java.util.List;
import org.sylos.engine.api.Stability;

/**
 * How a comparison by checksum ended.
 *
 * @param srcId node id on SRC
 * @param result equal: nothing to do; different: to be overwritten; incomparable: no checksum could be had, to be overwritten
 *     and counted as such in the plan; failed: the node is failed
 * @param failures tries that failed, oldest first
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
        FAILED
    }

    public ComparisonOutcome {
        failures = List.copyOf(failures);
    }
}
