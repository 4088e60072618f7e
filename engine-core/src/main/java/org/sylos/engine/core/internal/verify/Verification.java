package org.sylos.engine.core.internal.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.QueueMetrics.Queue;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.core.VerificationOptions;
import org.sylos.engine.core.internal.run.PassRunner;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.words.Amount;

/** Checks what a copy left behind: node by node with verifiers, and the counts as a whole. */
public final class Verification {
    private final RunContext run;
    private final Map<String, Verifier> verifiers;

    /**
     * A verification for a run.
     *
     * @param verifiers by name, in the order in which they look
     */
    public Verification(RunContext run, Map<String, Verifier> verifiers) {
        this.run = run;
        this.verifiers = new LinkedHashMap<>(verifiers);
    }

    /**
     * Has the verifiers look at every written node.
     *
     * @param anew whether earlier findings are forgotten first; otherwise it goes on where it stopped
     * @param failNodes whether nodes found different become failed, so that they are copied again
     * @return whether it came to its end; false when the run was asked to stop
     */
    public boolean run(boolean anew, boolean failNodes) throws InterruptedException {
        for (Map.Entry<String, Verifier> entry : verifiers.entrySet()) {
            if (anew) {
                run.store().verification().begin(entry.getKey());
            }
            VerificationPass pass = new VerificationPass(run, entry.getKey(), entry.getValue(), failNodes);
            if (!PassRunner.run(
                    run,
                    pass,
                    run.meters().of(Queue.VERIFICATION),
                    run.dst(),
                    run.dst().listing())) {
                return false;
            }
        }
        return true;
    }

    /** How the findings stand. */
    public List<VerificationSummary> summaries() {
        List<VerificationSummary> all = new ArrayList<>();
        verifiers.keySet().forEach(name -> all.add(run.store().verification().summary(name)));
        return all;
    }

    /** What is wrong with the counts as a whole, one sentence each; empty when nothing is. */
    public List<String> faultsInCounts() {
        List<String> faults = new ArrayList<>();
        VerificationOptions options = run.options().verification();
        Balance balance = run.store().inspection().balance();
        if (!balance.addsUp()) {
            faults.add("the books do not balance: " + balance);
        }
        if (balance.total().nodes() == 0) {
            faults.add("there is not a single node");
        }
        if (balance.pending().nodes() > 0 && !options.allowPending()) {
            faults.add(Amount.of(balance.pending().nodes(), "node is", "nodes are") + " still pending");
        }
        long extra = run.store()
                .inspection()
                .traversalCounts(Side.DST)
                .getOrDefault(TraversalStatus.NOT_ON_SRC, Tally.ZERO)
                .nodes();
        if (extra > 0 && !options.allowNotOnSrc()) {
            faults.add("the destination has " + Amount.of(extra, "node") + " that the source does not have");
        }
        return faults;
    }
}
