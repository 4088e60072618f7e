package org.sylos.engine.core.internal.traverse;

import org.sylos.engine.api.storage.DiscoveryState;
import org.sylos.engine.api.storage.DiscoveryStore;

/** Lists the source level by level, as far ahead of the destination as allowed. */
final class SrcWalk {
    private final LeadGate gate;
    private final RoundRunner rounds;
    private final DiscoveryStore store;
    private final int firstDepth;

    SrcWalk(LeadGate gate, RoundRunner rounds, DiscoveryStore store, DiscoveryState state) {
        this.gate = gate;
        this.rounds = rounds;
        this.store = store;
        this.firstDepth = state.src().sealedDepth() + 1;
    }

    /** Whether a retry sweep has folders on levels that are still to come: between them there may be levels without any. */
    private boolean pendingDeeper() {
        return store.state().src().pendingFolders() > 0;
    }

    /**
     * Answers whether the source is known completely; false when the run stopped before. The first round is run even when none of
     * its folders is pending: the run before may have listed them all and ended before it could seal the round.
     */
    boolean walk() throws InterruptedException {
        for (int depth = firstDepth; gate.awaitSrcTurn(depth); depth++) {
            RoundEnd round = rounds.run(depth, () -> false);
            if (round == null) {
                return false;
            }
            boolean last = round.summary().childFolders() == 0 && !pendingDeeper();
            gate.srcSealed(depth, last);
            if (last) {
                return true;
            }
        }
        return false;
    }
}
