package org.sylos.engine.core.internal.traverse;

import org.sylos.engine.api.storage.DiscoveryState;
import org.sylos.engine.api.storage.RoundSummary;

/** Lists the source level by level, as far ahead of the destination as allowed. */
final class SrcWalk {
    private final LeadGate gate;
    private final RoundRunner rounds;
    private final int firstDepth;
    private final boolean nothingLeft;

    SrcWalk(LeadGate gate, RoundRunner rounds, DiscoveryState state) {
        this.gate = gate;
        this.rounds = rounds;
        this.firstDepth = state.src().sealedDepth() + 1;
        this.nothingLeft = state.src().pendingFolders() == 0;
    }

    /** Answers whether the source is known completely; false when the run stopped before. */
    boolean walk() throws InterruptedException {
        boolean more = !nothingLeft;
        for (int depth = firstDepth; more; depth++) {
            if (!gate.awaitSrcTurn(depth)) {
                return false;
            }
            RoundSummary round = rounds.run(depth);
            if (round == null) {
                return false;
            }
            more = round.childFolders() > 0;
            // First whether there is more, then that the round is sealed: whoever waits for the seal must see both.
            if (!more) {
                gate.srcDone();
            }
            gate.srcSealed(depth);
        }
        gate.srcDone();
        return true;
    }
}
