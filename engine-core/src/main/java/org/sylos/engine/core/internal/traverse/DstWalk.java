package org.sylos.engine.core.internal.traverse;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.DiscoveryState;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.core.internal.run.RunContext;

/**
 * Compares level after level as soon as both sides know it, and lists on the destination the folders that the source has too.
 */
final class DstWalk {
    private final RunContext run;
    private final LeadGate gate;
    private final RoundRunner rounds;
    private final CompareRule rule;
    private final DiscoveryState state;

    DstWalk(RunContext run, LeadGate gate, RoundRunner rounds, CompareRule rule, DiscoveryState state) {
        this.run = run;
        this.gate = gate;
        this.rounds = rounds;
        this.rule = rule;
        this.state = state;
    }

    /** Answers whether every level is compared; false when the run stopped before. */
    boolean walk() throws InterruptedException {
        int first = Math.max(0, state.dst().sealedDepth() + 1);
        // What a run before, or a mark, left to be listed on later levels is known to the store alone.
        boolean fresh = state.src().sealedDepth() < 0 && first == 0;
        LevelSummary level = null;
        boolean compared = state.reconciledDepth() >= first;
        // The run before may have listed all of this level and ended before it could seal the round.
        boolean begun = compared && state.dst().nodes() > 0;
        for (int depth = first; true; depth++) {
            if (!compared) {
                if (!gate.awaitSrcSealed(depth - 1) || run.cancellation().draining()) {
                    return false;
                }
                level = run.store().discovery().reconcile(depth, rule);
            }
            boolean listed = begun || hasPending(depth, fresh ? level : null);
            RoundEnd round = null;
            if (listed) {
                int next = depth;
                round = gate.awaitDstTurn(depth) ? rounds.run(depth, () -> gate.srcSealedNow(next)) : null;
                if (round == null) {
                    return false;
                }
            }
            gate.dstSealed(depth);
            if (!listed && lastLevel(depth)) {
                gate.dstDone();
                return true;
            }
            level = round == null ? null : round.level();
            compared = level != null;
            begun = false;
        }
    }

    /** Whether a level has folders to list; comparing it has told that already where no earlier run left any. */
    private boolean hasPending(int depth, @Nullable LevelSummary compared) {
        return compared == null ? pending(depth) : compared.dstFolders() > 0;
    }

    private boolean pending(int depth) {
        return !run.store().discovery().pending(Side.DST, depth, 0, 1).isEmpty();
    }

    /** Without folders of DST here there is nothing deeper to compare once SRC has nothing deeper either. */
    private boolean lastLevel(int depth) throws InterruptedException {
        return gate.awaitSrcSealed(depth) && gate.srcDoneAt(depth);
    }
}
