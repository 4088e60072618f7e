package org.sylos.engine.core.internal.traverse;

import java.util.Map;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.DiscoveryState;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.core.TraversalSummary;
import org.sylos.engine.core.TraversalSummary.SideSummary;
import org.sylos.engine.core.TraversalSummary.State;

/** Sums up what discovery has found on each side. */
public final class SideSummaries {
    private SideSummaries() {}

    /** What the store knows at this moment. */
    public static TraversalSummary of(MigrationStore store) {
        DiscoveryState state = store.discovery().state();
        return new TraversalSummary(side(store, Side.SRC, state.src()), side(store, Side.DST, state.dst()));
    }

    private static SideSummary side(MigrationStore store, Side side, DiscoveryState.SideState state) {
        Map<TraversalStatus, Tally> counts = store.inspection().traversalCounts(side);
        return new SideSummary(
                standing(state, counts),
                counts,
                state.sealedDepth(),
                state.pendingFolders(),
                state.smallestPendingDepth());
    }

    private static State standing(DiscoveryState.SideState state, Map<TraversalStatus, Tally> counts) {
        if (state.nodes() == 0) {
            return State.EMPTY;
        }
        if (state.pendingFolders() > 0) {
            return State.PENDING;
        }
        return counts.getOrDefault(TraversalStatus.FAILED, Tally.ZERO).nodes() > 0 ? State.FAILED : State.COMPLETE;
    }
}
