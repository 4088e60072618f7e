package org.sylos.engine.core;

import java.util.Map;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;

/**
 * What discovery has found so far.
 *
 * @param src the source side
 * @param dst the destination side
 */
@Stability(Stability.Level.EVOLVING)
public record TraversalSummary(SideSummary src, SideSummary dst) {
    /**
     * What was found on one side.
     *
     * @param state how its discovery stands
     * @param counts nodes and bytes by status
     * @param sealedDepth depth of the deepest level that is complete; -1 for none
     * @param pendingFolders folders still to be listed
     * @param smallestPendingDepth the smallest depth of such a folder; -1 for none
     */
    @Stability(Stability.Level.EVOLVING)
    public record SideSummary(
            State state,
            Map<TraversalStatus, Tally> counts,
            int sealedDepth,
            long pendingFolders,
            int smallestPendingDepth) {

        /** Copies the map. */
        public SideSummary {
            counts = Map.copyOf(counts);
        }
    }

    /** How the discovery of a side stands. */
    @Stability(Stability.Level.EVOLVING)
    public enum State {
        /** Nothing is known, not even a root. */
        EMPTY,
        /** Folders are still to be listed. */
        PENDING,
        /** All was tried, something failed. */
        FAILED,
        /** Every folder was listed. */
        COMPLETE
    }

    /**
     * {@return the summary of a side}
     *
     * @param side the side asked about
     */
    public SideSummary of(Side side) {
        return side == Side.SRC ? src : dst;
    }
}
