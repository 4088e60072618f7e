package org.sylos.engine.core.internal.lifecycle;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.MigrationListener;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.api.storage.JournalStore.TimedMetrics;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.VerificationStore;
import org.sylos.engine.api.storage.VerificationStore.VerifiedNode;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.LiveStatus;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.PlanDifference;
import org.sylos.engine.core.PlanReport;
import org.sylos.engine.core.Renames;
import org.sylos.engine.core.RetryMarks;
import org.sylos.engine.core.Review;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.RunResult;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.engine.core.Service;
import org.sylos.engine.core.TraversalSummary;
import org.sylos.engine.core.UnfitName;
import org.sylos.engine.core.internal.config.StoredConfig;
import org.sylos.engine.core.internal.phase.Standing;
import org.sylos.engine.core.internal.plan.Approvals;
import org.sylos.engine.core.internal.plan.PlanReports;
import org.sylos.engine.core.internal.review.ActiveRenames;
import org.sylos.engine.core.internal.review.ActiveReview;
import org.sylos.engine.core.internal.review.Decisions;
import org.sylos.engine.core.internal.review.ReviewedMarks;
import org.sylos.engine.core.internal.review.UnfitNames;
import org.sylos.engine.core.internal.state.SocketPlace;
import org.sylos.engine.core.internal.traverse.SideSummaries;

/**
 * A migration that is open in this process, as embedders have it: each question goes to the part that answers it. Thread-safe;
 * what changes something passes the gate of {@link Runs}.
 */
public final class ActiveMigration implements Migration {
    /** Phases before there is anything on record. */
    private static final Set<Phase> UNBEGUN = Set.of(Phase.CREATED, Phase.FILTERS_SET);

    private final MigrationBase base;
    private final Runs runs;
    private final RunStarts starts;
    private final Readiness readiness;
    private final PlanReports plans;
    private final Approvals approvals;
    private final Review review;
    private final Renames renames;
    private final UnfitNames unfitNames;
    private final RetryMarks retries;

    /** @param place where other processes may connect while there is a run; null for nowhere */
    public ActiveMigration(MigrationBase base, @Nullable SocketPlace place) {
        this.base = base;
        MigrationStore store = base.store();
        Standing standing = base.standing();
        runs = new Runs(base, place);
        readiness = new Readiness(base);
        plans = new PlanReports(store, base.parts(), standing, base.reviewedPlan(), runs);
        approvals = new Approvals(store.lifecycle(), standing, base.reviewedPlan(), runs, base.journal(), base.clock());
        starts = new RunStarts(base, runs, approvals);
        Decisions decisions = new Decisions(runs, base.reviewedPlan(), base.journal(), base.clock());
        review = new ActiveReview(base.name(), store, decisions);
        renames = new ActiveRenames(store.renames(), base.parts(), standing, decisions);
        unfitNames = new UnfitNames(store.inspection(), base.parts(), standing);
        retries = new ReviewedMarks(store.retries(), decisions);
    }

    @Override
    public String name() {
        return base.name();
    }

    @Override
    public MigrationDetails details() {
        return base.details();
    }

    @Override
    public Phase phase() {
        return base.standing().phase();
    }

    @Override
    public List<PhaseChange> phaseHistory() {
        return base.store().lifecycle().phaseHistory();
    }

    @Override
    public Optional<Location> location(Side side) {
        StoredConfig config = base.parts().config();
        return Optional.ofNullable((side == Side.SRC ? config.source() : config.destination()).location());
    }

    @Override
    public List<FilterSpec> filters() {
        return base.parts().config().filters();
    }

    @Override
    public MigrationOptions options() {
        return base.options();
    }

    @Override
    public void setOptions(MigrationOptions options) {
        change("change the options", EnumSet.allOf(Phase.class), () -> {
            base.parts().requireFulfillable(options);
            base.changeOptions(options);
        });
    }

    @Override
    public RunLimits limits() {
        return RunLimits.of(options());
    }

    @Override
    public void setLimits(RunLimits limits) {
        runs.setLimits(limits);
    }

    @Override
    public void addRoots(Service source, Service destination) {
        change("choose roots", UNBEGUN, () -> {
            if (readiness.rootsAreRecorded()) {
                throw new SylosException(
                        "the roots of '" + name() + "' are recorded already", "make a new migration", null);
            }
            base.changeSides(source, destination);
        });
    }

    @Override
    public void seedRoots() {
        change("record the roots", UNBEGUN, () -> {
            readiness.requireApart();
            readiness.seedRoots();
        });
    }

    @Override
    public void setFilters(List<FilterSpec> filters, List<NodeFilter> customFilters) {
        change("set filters", Set.of(Phase.CREATED, Phase.FILTERS_SET, Phase.REVIEW), () -> {
            base.changeFilters(filters, customFilters);
            if (phase() == Phase.CREATED) {
                base.standing().move(Phase.FILTERS_SET, "filters were set");
            }
        });
    }

    private void change(String asked, Set<Phase> phases, Runnable change) {
        runs.pass(asked, phases, () -> {
            change.run();
            return Boolean.TRUE;
        });
    }

    @Override
    public void testConnection(Side side) {
        readiness.requireReachable(side);
    }

    @Override
    public RunController startTraversal() {
        return starts.discovery();
    }

    @Override
    public RunController startSweep() {
        return starts.sweep();
    }

    @Override
    public RunController startCopy(String approvedBy) {
        return starts.copy(approvedBy);
    }

    @Override
    public RunController startVerify(List<String> levels) {
        return starts.verification(levels);
    }

    @Override
    public RunController resume() {
        return starts.again();
    }

    @Override
    public RunResult run(Predicate<PlanReport> approval, String approvedBy) throws InterruptedException {
        boolean closeWhenDone = base.parts().config().database().closeWhenDone();
        return new WholeJob(this, closeWhenDone).carryOut(approval, approvedBy);
    }

    @Override
    public boolean stop(Duration most) throws InterruptedException {
        ActiveRun run = runs.current();
        if (run == null) {
            return true;
        }
        run.controller().shutdown();
        return run.controller().await(most);
    }

    @Override
    public LiveStatus status() {
        return RunSnapshots.status(base, runs.current());
    }

    @Override
    public RunSnapshot snapshot() {
        return runs.snapshot();
    }

    @Override
    public Map<QueueMetrics.Queue, QueueMetrics> queueMetrics() {
        return runs.queues().metrics();
    }

    @Override
    public TraversalSummary traversalSummary() {
        return SideSummaries.of(base.store());
    }

    @Override
    public PlanReport plan() {
        return plans.report();
    }

    @Override
    public PlanApproval approvePlan(String approvedBy, String digest) {
        return approvals.approve(approvedBy, digest);
    }

    @Override
    public Optional<PlanApproval> approval() {
        return approvals.latest();
    }

    @Override
    public Optional<PlanDifference> planDifference() {
        return approvals.difference();
    }

    @Override
    public Review review() {
        return review;
    }

    @Override
    public Renames renames() {
        return renames;
    }

    @Override
    public List<UnfitName> unfitNames(long afterId, int max) {
        return unfitNames.list(afterId, max);
    }

    @Override
    public RetryMarks retries() {
        return retries;
    }

    @Override
    public InspectionStore inspect() {
        return base.store().inspection();
    }

    @Override
    public Balance balance() {
        return inspect().balance();
    }

    @Override
    public List<Balance> pastPasses() {
        return base.store().lifecycle().pastPasses();
    }

    @Override
    public List<VerificationSummary> verification() {
        VerificationStore store = base.store().verification();
        return store.verifiers().stream().map(store::summary).toList();
    }

    @Override
    public List<VerifiedNode> findings(String verifier, Verdict.Result result, long afterId, int max) {
        return base.store().verification().findings(verifier, result, afterId, max);
    }

    @Override
    public List<TimedMetrics> metrics(QueueMetrics.Queue queue, int max) {
        return base.store().journal().latestMetrics(queue, max);
    }

    @Override
    public List<NumberedEntry> log(JournalEntry.Level atLeast, int max) {
        return base.history().latest(atLeast, max);
    }

    @Override
    public List<NumberedEntry> logAfter(JournalEntry.Level atLeast, long sequence, int max) {
        return base.history().after(atLeast, sequence, max);
    }

    @Override
    public Cancellation.Registration listen(MigrationListener listener) {
        return options().log().listeners() ? base.events().add(listener) : () -> {};
    }

    @Override
    public void close() {
        if (runs.close()) {
            base.close();
        }
    }
}
