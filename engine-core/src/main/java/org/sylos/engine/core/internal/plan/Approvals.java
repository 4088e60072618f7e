package org.sylos.engine.core.internal.plan;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.storage.LifecycleStore;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.core.PlanChangedException;
import org.sylos.engine.core.PlanDifference;
import org.sylos.engine.core.internal.journal.Journal;
import org.sylos.engine.core.internal.phase.Gate;
import org.sylos.engine.core.internal.phase.Standing;

/** Lets the plan that a person knows through, and no other, and keeps who approved it. Thread-safe: all of it passes the gate. */
public final class Approvals {
    private final LifecycleStore store;
    private final Standing standing;
    private final ReviewedPlan reviewed;
    private final Gate gate;
    private final Journal journal;
    private final Clock clock;

    public Approvals(
            LifecycleStore store, Standing standing, ReviewedPlan reviewed, Gate gate, Journal journal, Clock clock) {
        this.store = store;
        this.standing = standing;
        this.reviewed = reviewed;
        this.gate = gate;
        this.journal = journal;
        this.clock = clock;
    }

    /** The approval that was given last. */
    public Optional<PlanApproval> latest() {
        return store.approval();
    }

    /** How the plan differs from the one that a copy may carry out; empty when it is that one. */
    public Optional<PlanDifference> difference() {
        return gate.pass("tell whether the plan may be carried out", Set.of(Phase.REVIEW), () -> reviewed.difference());
    }

    /**
     * Approves the plan, for a copy to come.
     *
     * @throws PlanChangedException when the plan has another digest
     */
    public PlanApproval approve(String by, String digest) {
        return gate.pass("approve the plan", Set.of(Phase.REVIEW), () -> {
            PlanFacts plan = reviewed.requireApprovable(name(), digest);
            journal.add(Level.INFO, "review", null, "the plan " + digest + " was approved by " + by);
            return keep(plan, by, false);
        });
    }

    /**
     * Approves the plan for a copy that begins now, and answers the plan's digest.
     *
     * @throws PlanChangedException when it is not the one that a copy may carry out
     */
    public String approveStarted(String by) {
        return gate.pass("start the copy", Set.of(Phase.REVIEW), () -> {
            PlanFacts plan = reviewed.requireLetThrough(name());
            keep(plan, by, true);
            reviewed.forget();
            return plan.digest();
        });
    }

    private PlanApproval keep(PlanFacts plan, String by, boolean started) {
        PlanApproval approval =
                new PlanApproval(clock.instant(), by, standing.record().pass(), started, plan.digest(), plan.totals());
        store.approve(approval);
        return approval;
    }

    private String name() {
        return standing.record().name();
    }
}
