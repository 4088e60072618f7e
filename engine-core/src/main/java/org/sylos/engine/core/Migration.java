package org.sylos.engine.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.MigrationListener;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.api.storage.JournalStore.TimedMetrics;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.VerificationStore.VerifiedNode;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verdict;

/**
 * One migration, open in this process. Thread-safe. At most one run goes on at a time.
 *
 * <p>A call that does not fit the present phase is refused with {@link IllegalPhaseException}, which names the phase, what was
 * asked and what can be asked instead; nothing changes.
 */
@Stability(Stability.Level.EVOLVING)
public interface Migration extends AutoCloseable {
    /** {@return its name} */
    String name();

    /** {@return what its state file would tell now} */
    MigrationDetails details();

    /** {@return where it stands} */
    Phase phase();

    /**
     * {@return where a side is, with the settings of its adapter; empty when it is made with an adapter of the caller}
     *
     * @param side which side
     */
    Optional<Location> location(Side side);

    /** {@return the filters that are kept with it, the first to be asked first; filters of the caller are not among them} */
    List<FilterSpec> filters();

    /** {@return how it is carried out} */
    MigrationOptions options();

    /**
     * Changes how it is carried out; from the next run on. Refused while a run goes on.
     *
     * @param options hold from the next run on
     * @throws org.sylos.engine.api.SylosException while a run goes on
     */
    void setOptions(MigrationOptions options);

    /** {@return how much of everything it may use} */
    RunLimits limits();

    /**
     * Changes how much it may use: at once for a run that goes on, and for those after it. Copies in flight are held back or let
     * go at once; tasks in flight go on until they end even when there may be fewer.
     *
     * @param limits kept with the migration
     * @throws org.sylos.engine.api.SylosException when the migration is closed
     */
    void setLimits(RunLimits limits);

    /**
     * Chooses other roots; only before they have been recorded.
     *
     * @param source the side that is read
     * @param destination the side that is written
     */
    void addRoots(Service source, Service destination);

    /**
     * Looks the roots up on both sides and records them. Starting discovery does this by itself unless {@link
     * MigrationOptions#seedRoots} is off. Does nothing when they are recorded already.
     *
     * @throws org.sylos.engine.api.SylosException when the source root is missing, is not a folder or cannot be reached
     */
    void seedRoots();

    /**
     * Sets the filters, replacing those before; before discovery has begun, or in REVIEW: then they hold from the next retry sweep
     * or pass on.
     *
     * @param filters made by providers, asked in this order; kept with the migration
     * @param customFilters made by the caller, asked after those; not kept
     */
    void setFilters(List<FilterSpec> filters, List<NodeFilter> customFilters);

    /**
     * Begins discovery; in REVIEW and in COMPLETED a new pass from scratch.
     *
     * @return the run, which goes on in the background
     * @throws org.sylos.engine.api.SylosException when a side cannot be reached; the phase is then as it was
     */
    RunController startTraversal();

    /**
     * Begins a retry sweep: a discovery that lists again only what failed to be listed or read or is marked for it, with
     * everything that it finds below. Only in REVIEW; ends there. Filters that were set since the last discovery hold for what is listed.
     *
     * @return the run, which goes on in the background
     * @throws org.sylos.engine.api.SylosException when there is nothing to list again, or a side cannot be reached; the phase is
     *     then as it was
     */
    RunController startSweep();

    /** {@return what is to be tried again, and how to say so} */
    RetryMarks retries();

    /**
     * Approves the plan without carrying it out; only in REVIEW. The next copy, whoever starts it and when, carries out exactly
     * this plan or is refused. The approval waits until a copy begins with it or another plan is approved; new discoveries do not
     * end it.
     *
     * @param approvedBy who lets the plan through, for the record
     * @param digest digest of the plan that was looked at, as {@link #plan} told it
     * @return the approval as it is kept
     * @throws PlanChangedException when the plan has another digest by now; nothing is approved then
     */
    PlanApproval approvePlan(String approvedBy, String digest);

    /** {@return the approval that was given last, in whatever pass; every copy that was started gave one} */
    Optional<PlanApproval> approval();

    /**
     * {@return how the plan that there is differs from the one that a copy may carry out; empty when a copy would carry it out}
     * Only in REVIEW. A copy may carry out the plan whose approval waits for it; without such an approval, the plan that discovery
     * or a copy left and that was changed by decisions and marks since.
     */
    Optional<PlanDifference> planDifference();

    /**
     * Begins to carry out the plan, which is thereby approved. Ends with verification.
     *
     * @param approvedBy who lets the plan through, for the record
     * @return the run, which goes on in the background
     * @throws PlanChangedException when the plan is not the one that may be carried out, see {@link #planDifference}; the phase
     *     is then as it was
     * @throws org.sylos.engine.api.SylosException when a side cannot be reached; the phase is then as it was
     */
    RunController startCopy(String approvedBy);

    /**
     * Verifies what this pass has written, once more; in REVIEW and in COMPLETED. The phase stays.
     *
     * @param levels names of verifiers
     * @return the run, which goes on in the background
     */
    RunController startVerify(List<String> levels);

    /**
     * Goes on with what was suspended.
     *
     * @return the run, which goes on in the background
     * @throws org.sylos.engine.api.SylosException when a side cannot be reached; the phase is then as it was
     */
    RunController resume();

    /**
     * Does the whole job in this thread: goes on with what was suspended, or discovers, has the plan approved, copies and
     * verifies. When the plan has nothing to do it is carried out without asking. With {@link DatabaseOptions#closeWhenDone} the
     * migration is closed when it is complete.
     *
     * @param approval asked with the plan; when it says no, the migration stays in REVIEW
     * @param approvedBy who approves, for the record
     * @return what the last step left behind
     * @throws InterruptedException when this thread is interrupted; what goes on is then suspended
     */
    RunResult run(Predicate<PlanReport> approval, String approvedBy) throws InterruptedException;

    /**
     * Asks the run that goes on, if any, to suspend, and waits at most so long. Answers whether no run goes on any more.
     *
     * @param most how long to wait
     * @return whether no run goes on any more
     * @throws InterruptedException when the waiting thread is interrupted
     */
    boolean stop(Duration most) throws InterruptedException;

    /** {@return how it stands at this moment, by its database} */
    LiveStatus status();

    /** {@return how far its run is, or how far the latest one came, from memory; cheap} */
    RunSnapshot snapshot();

    /** {@return what discovery has found so far} */
    TraversalSummary traversalSummary();

    /** {@return the plan, as it would be put before a person} From REVIEW on. */
    PlanReport plan();

    /**
     * {@return nodes that a copy would create under names that the destination cannot hold, in the order of ids, and why it cannot}
     * From REVIEW on.
     *
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<UnfitName> unfitNames(long afterId, int max);

    /** {@return where every source node stands} */
    Balance balance();

    /** {@return the balances of earlier passes, oldest first} */
    List<Balance> pastPasses();

    /** {@return what verification has found of what this pass wrote, by verifier; empty before there was one} */
    List<VerificationSummary> verification();

    /**
     * {@return nodes about which a verifier found the same in this pass, in the order of ids}
     *
     * @param verifier name of the verifier
     * @param result what was found
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<VerifiedNode> findings(String verifier, Verdict.Result result, long afterId, int max);

    /** {@return nodes, failures, plan and history, read only} */
    InspectionStore inspect();

    /** {@return both trees side by side, and what can be decided about them before the copy} */
    Review review();

    /** {@return other names at the destination, for nodes whose own cannot be used there} */
    Renames renames();

    /** {@return every change of phase so far, oldest first} */
    List<PhaseChange> phaseHistory();

    /**
     * {@return the latest journal entries, oldest of them first}
     *
     * @param atLeast least level
     * @param max most entries, at least 1
     */
    List<NumberedEntry> log(JournalEntry.Level atLeast, int max);

    /**
     * {@return journal entries after a sequence number}
     *
     * @param atLeast least level
     * @param sequence the number after which to begin; 0 for the first
     * @param max most entries, at least 1
     */
    List<NumberedEntry> logAfter(JournalEntry.Level atLeast, long sequence, int max);

    /** {@return the queues: of the latest run in this process, or else as they were last sampled} */
    Map<QueueMetrics.Queue, QueueMetrics> queueMetrics();

    /**
     * {@return the latest samples of a queue that runs of this migration left, oldest of them first}
     *
     * @param queue the queue
     * @param max most samples, at least 1
     */
    List<TimedMetrics> metrics(QueueMetrics.Queue queue, int max);

    /**
     * Whether a side can be reached with its credentials: throws what is wrong.
     *
     * @param side the side to try
     * @throws org.sylos.engine.api.SylosException when it cannot be reached
     */
    void testConnection(Side side);

    /**
     * Adds somebody who listens; has no effect when listeners are off. Closing the result takes it back.
     *
     * @param listener called from one thread at a time
     * @return closes to take the listener back; closing twice is harmless
     */
    Cancellation.Registration listen(MigrationListener listener);

    /** Suspends a run that goes on, and closes what the engine opened. Closing twice is harmless. */
    @Override
    void close();
}
