package org.sylos.engine.core.internal.plan;

import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.IllegalPhaseException;
import org.sylos.engine.core.PlanReport;
import org.sylos.engine.core.internal.parts.Parts;
import org.sylos.engine.core.internal.parts.Sides;
import org.sylos.engine.core.internal.phase.Gate;
import org.sylos.engine.core.internal.phase.Standing;

/** The plan of an open migration as it is put before a person. Thread-safe. */
public final class PlanReports {
    private final MigrationStore store;
    private final Parts parts;
    private final Standing standing;
    private final ReviewedPlan reviewed;
    private final Gate gate;

    public PlanReports(MigrationStore store, Parts parts, Standing standing, ReviewedPlan reviewed, Gate gate) {
        this.store = store;
        this.parts = parts;
        this.standing = standing;
        this.reviewed = reviewed;
        this.gate = gate;
    }

    private record Summed(PlanSummary totals, String digest) {}

    /**
     * The plan as it is now, with what a person should know of it. Takes a look at all nodes, so it may take a while.
     *
     * @throws IllegalPhaseException when there is no plan yet
     */
    public PlanReport report() {
        standing.requirePlan("show the plan");
        InspectionStore nodes = store.inspection();
        Sides sides = parts.sides();
        Summed plan = gate.hold(this::sumUp);
        Tally unfit = nodes.unfitNames(sides.dst().capabilities().names());
        long renamed = store.renames().count();
        PlanNotices notices = PlanNotices.of(sides.src(), sides.dst(), parts.options(), plan.totals(), unfit, renamed);
        return new PlanReport(plan.totals(), plan.digest(), notices.room(), unfit, renamed, notices.sentences());
    }

    /** Totals and digest of one plan: nobody changes it meanwhile but a run. */
    private Summed sumUp() {
        PlanSummary totals = store.inspection().plan();
        return new Summed(
                totals,
                gate.isOpen(Phase.REVIEW)
                        ? reviewed.now().digest()
                        : store.inspection().planDigest());
    }
}
