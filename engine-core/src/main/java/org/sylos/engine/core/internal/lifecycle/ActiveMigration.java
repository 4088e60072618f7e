package org.sylos.engine.core.internal.lifecycle;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.event.MigrationListener;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.DiscoveryState;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.api.storage.JournalStore.TimedMetrics;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.SweepStart;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.api.storage.VerificationStore;
import org.sylos.engine.api.storage.VerificationStore.VerifiedNode;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.IllegalPhaseException;
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
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.engine.core.Service;
import org.sylos.engine.core.TraversalSummary;
import org.sylos.engine.core.UnfitName;
import org.sylos.engine.core.VerificationRun;
import org.sylos.engine.core.internal.config.StoredConfig;
import org.sylos.engine.core.internal.config.StoredService;
import org.sylos.engine.core.internal.control.ControlServer;
import org.sylos.engine.core.internal.metrics.Meters;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.state.SocketPlace;
import org.sylos.engine.core.internal.words.Amount;

/** A migration that is open in this process. The lock guards what it is made of and that one run goes on at most. */
final class ActiveMigration implements Migration {
    private final MigrationBase base;
    private final Object lock = new Object();
    private final ActiveReview review;
    private final ActiveRenames renames;
    private @Nullable ActiveRun current;
    private @Nullable ActiveRun latest;
    private final Map<QueueMetrics.Queue, QueueMetrics> earlierRuns = new ConcurrentHashMap<>();
    private volatile @Nullable Meters latestMeters;
    private final @Nullable SocketPlace place;
    private @Nullable ControlServer control;
    private boolean closed;

    /** @param place where other processes may connect while there is a run; null for nowhere */
    ActiveMigration(MigrationBase base, @Nullable SocketPlace place) {
        this.base = base;
        this.place = place;
        Deciding deciding = new Deciding();
        review = new ActiveReview(base, deciding);
        renames = new ActiveRenames(base, deciding);
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
    public Optional<Location> location(Side side) {
        StoredConfig config = base.config();
        StoredService service = side == Side.SRC ? config.source() : config.destination();
        return Optional.ofNullable(service.location());
    }

    @Override
    public List<FilterSpec> filters() {
        return base.config().filters();
    }

    @Override
    public MigrationOptions options() {
        return base.config().options();
    }

    @Override
    public void setOptions(MigrationOptions options) {
        synchronized (lock) {
            requireIdle("change the options");
            base.requireFulfillable(options);
            base.configure(base.config().withOptions(options));
        }
    }

    @Override
    public RunLimits limits() {
        return RunLimits.of(options());
    }

    @Override
    public void setLimits(RunLimits limits) {
        synchronized (lock) {
            if (closed) {
                throw closed("change the limits");
            }
            if (limits.equals(limits())) {
                return;
            }
            base.configure(base.config().withOptions(limits.in(options())));
            RunContext run = current == null ? null : current.context();
            if (run != null) {
                RunSetup.limit(run, limits);
            }
        }
        base.journal()
                .add(
                        JournalEntry.Level.INFO,
                        "limits",
                        null,
                        "bandwidth " + limits.bandwidth() + ", workers "
                                + (limits.workers() == 0 ? "as many as are best" : limits.workers()));
    }

    @Override
    public void addRoots(Service source, Service destination) {
        synchronized (lock) {
            requireIdle("choose roots");
            base.standing().require("choose roots", Phase.CREATED, Phase.FILTERS_SET);
            if (base.store().discovery().state().reconciledDepth() >= 0) {
                throw new SylosException(
                        "the roots of '" + name() + "' are recorded already", "make a new migration", null);
            }
            base.changeSides(source, destination);
        }
    }

    @Override
    public void seedRoots() {
        synchronized (lock) {
            requireIdle("record the roots");
            base.standing().require("record the roots", Phase.CREATED, Phase.FILTERS_SET);
            base.sides().requireApart();
            base.seedRoots();
        }
    }

    @Override
    public void setFilters(List<FilterSpec> filters, List<NodeFilter> customFilters) {
        synchronized (lock) {
            requireIdle("set filters");
            base.standing().require("set filters", Phase.CREATED, Phase.FILTERS_SET, Phase.REVIEW);
            base.changeFilters(filters, customFilters);
            if (phase() == Phase.CREATED) {
                base.standing().move(Phase.FILTERS_SET, "filters were set");
            }
        }
    }

    @Override
    public RunController startTraversal() {
        synchronized (lock) {
            String asked = "start the discovery";
            requireIdle(asked);
            base.standing().require(asked, Phase.CREATED, Phase.FILTERS_SET, Phase.REVIEW, Phase.COMPLETED);
            base.requireFit();
            return launch("discovery", this::beginDiscovery, run -> new RunSteps(base, run).traverse());
        }
    }

    private void beginDiscovery() {
        boolean first = phase() == Phase.CREATED || phase() == Phase.FILTERS_SET;
        if (first) {
            base.requireRoots();
            base.standing().move(Phase.TRAVERSING, "discovery started");
        } else {
            base.requireSourceRoot();
            base.verification(VerificationRun.NONE);
            base.standing().moveToNewPass("discovery started anew");
        }
        base.reviewedPlan().forget();
    }

    @Override
    public RunController startSweep() {
        synchronized (lock) {
            String asked = "start a retry sweep";
            requireIdle(asked);
            base.standing().require(asked, Phase.REVIEW);
            if (base.store().retries().foldersToSweep() == 0) {
                throw new SylosException(
                        "there is nothing to list again in '" + name()
                                + "': nothing failed to be listed or is marked for it",
                        "mark the folders that are to be listed again, or start the copy",
                        null);
            }
            base.requireFit();
            return launch("discovery", this::beginSweep, run -> new RunSteps(base, run).traverse());
        }
    }

    private void beginSweep() {
        base.requireSourceRoot();
        base.verification(VerificationRun.NONE);
        SweepStart start = base.standing().moveToSweep("retry sweep started");
        base.reviewedPlan().forget();
        base.journal()
                .add(
                        JournalEntry.Level.INFO,
                        "discovery",
                        null,
                        "the retry sweep lists " + Amount.of(start.folders(), "folder") + " again from level "
                                + start.smallestDepth() + " on; forgotten below: "
                                + Amount.of(start.srcRemoved(), "node") + " of SRC, " + start.dstRemoved() + " of DST");
    }

    @Override
    public RetryMarks retries() {
        return new ReviewedMarks(base.store().retries(), this::change);
    }

    private RetryChange change(String asked, boolean plan, Supplier<RetryChange> change) {
        synchronized (lock) {
            requireIdle(asked);
            base.standing().require(asked, Phase.REVIEW);
            if (plan) {
                base.reviewedPlan().decide();
            }
            return change.get();
        }
    }

    @Override
    public RunController startCopy(String approvedBy) {
        synchronized (lock) {
            requireIdle("start the copy");
            base.standing().require("start the copy", Phase.REVIEW);
            base.requireFit();
            return launch("copy", () -> beginCopy(approvedBy), run -> new RunSteps(base, run).copy());
        }
    }

    private void beginCopy(String approvedBy) {
        PlanFacts plan = base.reviewedPlan().requireLetThrough(name());
        approve(plan, approvedBy, true);
        base.reviewedPlan().forget();
        base.verification(VerificationRun.NONE);
        base.standing().move(Phase.COPYING, "the plan " + plan.digest() + " was approved by " + approvedBy);
    }

    private PlanApproval approve(PlanFacts plan, String by, boolean started) {
        PlanApproval approval = new PlanApproval(
                base.clock().instant(), by, base.standing().record().pass(), started, plan.digest(), plan.totals());
        base.store().lifecycle().approve(approval);
        return approval;
    }

    @Override
    public PlanApproval approvePlan(String approvedBy, String digest) {
        synchronized (lock) {
            String asked = "approve the plan";
            requireIdle(asked);
            base.standing().require(asked, Phase.REVIEW);
            PlanFacts plan = base.reviewedPlan().requireApprovable(name(), digest);
            base.journal().add(Level.INFO, "review", null, "the plan " + digest + " was approved by " + approvedBy);
            return approve(plan, approvedBy, false);
        }
    }

    @Override
    public Optional<PlanApproval> approval() {
        return base.store().lifecycle().approval();
    }

    @Override
    public Optional<PlanDifference> planDifference() {
        synchronized (lock) {
            String asked = "tell whether the plan may be carried out";
            requireIdle(asked);
            base.standing().require(asked, Phase.REVIEW);
            return base.reviewedPlan().difference();
        }
    }

    @Override
    public RunController startVerify(List<String> levels) {
        synchronized (lock) {
            requireIdle("verify");
            base.standing().require("verify", Phase.REVIEW, Phase.COMPLETED);
            Map<String, Verifier> verifiers = base.verifiers(levels);
            base.requireFit();
            return launch(
                    "verify",
                    () -> base.verification(VerificationRun.RUNNING),
                    run -> new RunSteps(base, run).verifyAgain(verifiers));
        }
    }

    @Override
    public RunController resume() {
        synchronized (lock) {
            requireIdle("resume");
            base.standing().require("resume", Phase.SUSPENDED);
            base.requireFit();
            Phase to = base.standing().record().returnTo();
            if (to == Phase.TRAVERSING) {
                return launch(
                        "discovery",
                        () -> base.standing().move(Phase.TRAVERSING, "discovery resumed"),
                        run -> new RunSteps(base, run).traverse());
            }
            return launch(
                    "copy",
                    () -> base.standing().move(Phase.COPYING, "copy resumed"),
                    run -> new RunSteps(base, run).copy());
        }
    }

    @Override
    public RunResult run(Predicate<PlanReport> approval, String approvedBy) throws InterruptedException {
        RunResult last = discoverOrResume();
        if (last.outcome() == RunOutcome.NEEDS_REVIEW) {
            PlanReport plan = plan();
            if (!plan.nothingToDo() && !approval.test(plan)) {
                return last;
            }
            approvePlan(approvedBy, plan.digest());
            last = awaitResult(startCopy(approvedBy));
        }
        if (last.outcome() == RunOutcome.COMPLETED && base.config().database().closeWhenDone()) {
            close();
        }
        return last;
    }

    private RunResult discoverOrResume() throws InterruptedException {
        return awaitResult(phase() == Phase.SUSPENDED ? resume() : startTraversal());
    }

    /** An interrupt of whoever waits suspends the run: nobody would wait for it any more. */
    private static RunResult awaitResult(RunController controller) throws InterruptedException {
        try {
            return controller.result();
        } catch (InterruptedException e) {
            controller.shutdown();
            throw e;
        }
    }

    @Override
    public boolean stop(Duration most) throws InterruptedException {
        ActiveRun run = current();
        if (run == null) {
            return true;
        }
        run.controller().shutdown();
        return run.controller().await(most);
    }

    @Override
    public LiveStatus status() {
        ActiveRun run = current();
        var record = base.standing().record();
        return new LiveStatus(
                record.phase(),
                record.returnTo(),
                run != null,
                base.verification(),
                record.pass(),
                balance(),
                run == null ? List.of() : run.meters().snapshot(System.nanoTime()));
    }

    @Override
    public RunSnapshot snapshot() {
        ActiveRun run;
        boolean goesOn;
        List<QueueMetrics> queues;
        synchronized (lock) {
            run = latest;
            goesOn = current != null;
            queues = run == null ? List.of() : List.copyOf(queueMetrics().values());
        }
        return RunSnapshots.of(base, run, goesOn, queues);
    }

    @Override
    public TraversalSummary traversalSummary() {
        DiscoveryState state = base.store().discovery().state();
        return new TraversalSummary(side(Side.SRC, state.src()), side(Side.DST, state.dst()));
    }

    private TraversalSummary.SideSummary side(Side side, DiscoveryState.SideState state) {
        Map<TraversalStatus, Tally> counts = inspect().traversalCounts(side);
        TraversalSummary.State stands;
        if (state.nodes() == 0) {
            stands = TraversalSummary.State.EMPTY;
        } else if (state.pendingFolders() > 0) {
            stands = TraversalSummary.State.PENDING;
        } else if (counts.getOrDefault(TraversalStatus.FAILED, Tally.ZERO).nodes() > 0) {
            stands = TraversalSummary.State.FAILED;
        } else {
            stands = TraversalSummary.State.COMPLETE;
        }
        return new TraversalSummary.SideSummary(
                stands, counts, state.sealedDepth(), state.pendingFolders(), state.smallestPendingDepth());
    }

    @Override
    public PlanReport plan() {
        base.standing().require("show the plan", Phase.REVIEW, Phase.COPYING, Phase.COMPLETED, Phase.SUSPENDED);
        PlanSummary totals;
        String digest;
        synchronized (lock) {
            totals = inspect().plan();
            digest = phase() == Phase.REVIEW && current == null
                    ? base.reviewedPlan().now().digest()
                    : inspect().planDigest();
        }
        Tally unfit = inspect().unfitNames(destinationNames());
        long renamed = renames.count();
        PlanNotices notices = PlanNotices.of(base.sides().src(), base.sides().dst(), options(), totals, unfit, renamed);
        return new PlanReport(totals, digest, notices.room(), unfit, renamed, notices.sentences());
    }

    private NameRules destinationNames() {
        return base.sides().dst().capabilities().names();
    }

    @Override
    public List<UnfitName> unfitNames(long afterId, int max) {
        base.standing().require("show the plan", Phase.REVIEW, Phase.COPYING, Phase.COMPLETED, Phase.SUSPENDED);
        NameRules names = destinationNames();
        return inspect().unfitNames(names, afterId, max).stream()
                .map(node -> new UnfitName(
                        node, names.refusal(NameProposals.name(node)).orElse("")))
                .toList();
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
    public InspectionStore inspect() {
        return base.store().inspection();
    }

    @Override
    public Review review() {
        return review;
    }

    @Override
    public Renames renames() {
        return renames;
    }

    /** Lets nodes be excluded, included and renamed only while nothing else changes the plan. */
    private final class Deciding implements ActiveReview.Gate {
        @Override
        public boolean isOpen() {
            synchronized (lock) {
                return !closed && current == null && phase() == Phase.REVIEW;
            }
        }

        @Override
        public <T> T pass(String asked, Supplier<T> change) {
            return look(asked, () -> {
                base.reviewedPlan().decide();
                return change.get();
            });
        }

        @Override
        public <T> T look(String asked, Supplier<T> change) {
            synchronized (lock) {
                requireIdle(asked);
                base.standing().require(asked, Phase.REVIEW);
                return change.get();
            }
        }
    }

    @Override
    public List<PhaseChange> phaseHistory() {
        return base.store().lifecycle().phaseHistory();
    }

    @Override
    public List<JournalStore.NumberedEntry> log(JournalEntry.Level atLeast, int max) {
        base.journal().flush();
        return base.store().journal().latest(atLeast, max);
    }

    @Override
    public List<JournalStore.NumberedEntry> logAfter(JournalEntry.Level atLeast, long sequence, int max) {
        base.journal().flush();
        return base.store().journal().read(atLeast, sequence, max);
    }

    @Override
    public Map<QueueMetrics.Queue, QueueMetrics> queueMetrics() {
        Map<QueueMetrics.Queue, QueueMetrics> queues = new EnumMap<>(QueueMetrics.Queue.class);
        Meters meters = latestMeters;
        queues.putAll(earlierRuns);
        if (meters != null) {
            meters.snapshot(System.nanoTime()).forEach(metrics -> queues.put(metrics.queue(), metrics));
            return queues;
        }
        for (QueueMetrics.Queue queue : QueueMetrics.Queue.values()) {
            base.store().journal().latestMetrics(queue, 1).forEach(sample -> queues.put(queue, sample.metrics()));
        }
        return queues;
    }

    @Override
    public List<TimedMetrics> metrics(QueueMetrics.Queue queue, int max) {
        return base.store().journal().latestMetrics(queue, max);
    }

    @Override
    public void testConnection(Side side) {
        base.requireReachable(side);
    }

    @Override
    public Cancellation.Registration listen(MigrationListener listener) {
        return options().log().listeners() ? base.events().add(listener) : () -> {};
    }

    @Override
    public void close() {
        ActiveRun run;
        ControlServer server;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            run = current;
            server = control;
        }
        if (run != null) {
            run.controller().shutdown();
            Uninterrupted.await(run.controller());
        }
        if (server != null) {
            server.close();
        }
        base.close();
    }

    /** Moves on and begins a run. Nothing moves when there is nothing to carry its tasks out. */
    private RunController launch(String name, Runnable move, ActiveRun.Step step) {
        WorkExecutor executor = base.newExecutor();
        try {
            move.run();
        } catch (RuntimeException | Error e) {
            executor.close();
            throw e;
        }
        ActiveRun run = new ActiveRun(base, name, executor, step);
        current = run;
        latest = run;
        Meters last = latestMeters;
        if (last != null) {
            last.snapshot(System.nanoTime()).forEach(metrics -> earlierRuns.put(metrics.queue(), metrics));
        }
        latestMeters = run.meters();
        listen();
        run.start(() -> {
            synchronized (lock) {
                current = null;
                if (control != null) {
                    control.wake();
                }
            }
        });
        return run.controller();
    }

    private void listen() {
        if (place != null && control == null) {
            control = ControlServer.start(place, new FromOutside(base, this)).orElse(null);
        }
    }

    /** The run that goes on; null when none does. */
    @Nullable
    ActiveRun current() {
        synchronized (lock) {
            return current;
        }
    }

    private SylosException closed(String asked) {
        return new SylosException(
                "cannot " + asked + ": the migration '" + name() + "' is closed", "open it again", null);
    }

    private void requireIdle(String asked) {
        if (closed) {
            throw closed(asked);
        }
        if (current != null) {
            throw new IllegalPhaseException(
                    name(), phase(), asked + " while a run goes on", List.of("stop it", "wait"));
        }
    }
}
