package org.sylos.engine.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.sylos.engine.api.storage.PhaseChange;

/**
 * One migration, open in this process. Thread-safe. At most one run goes on at a time.
 *
 * <p>A call that does not fit the present phase is refused with {@link IllegalPhaseException}, which names the phase, what was
 * asked and what can be asked instead; nothing changes.
 */
@Stability(Stability.Level.EVOLVING)
public interface Migration extends AutoCloseable {
    /** Its name. */
    String name();

    /** What its state file would tell now. */
    MigrationDetails details();

    /** Where it stands. */
    Phase phase();

    /** How it is carried out. */
    MigrationOptions options();

    /** Changes how it is carried out; from the next run on. Refused while a run goes on. */
    void setOptions(MigrationOptions options);

    /** Chooses other roots; only before they have been recorded. */
    void addRoots(Service source, Service destination);

    /**
     * Looks the roots up on both sides and records them. Starting discovery does this by itself unless {@link
     * MigrationOptions#seedRoots} is off. Does nothing when they are recorded already.
     *
     * @throws org.sylos.engine.api.SylosException when the source root is missing, is not a folder or cannot be reached
     */
    void seedRoots();

    /** Sets the filters, replacing those before; only before discovery has begun. */
    void setFilters(List<FilterSpec> filters, List<NodeFilter> customFilters);

    /**
     * Begins discovery; in REVIEW and in COMPLETED a new pass from scratch.
     *
     * @throws org.sylos.engine.api.SylosException when a side cannot be reached; the phase is then as it was
     */
    RunController startTraversal();

    /**
     * Begins to carry out the plan, which is thereby approved. Ends with verification.
     *
     * @param approvedBy who lets the plan through, for the record
     * @throws org.sylos.engine.api.SylosException when the plan is not the one that was reviewed, or a side cannot be reached;
     *     the phase is then as it was
     */
    RunController startCopy(String approvedBy);

    /**
     * Verifies what this pass has written, once more; in REVIEW and in COMPLETED. The phase stays.
     *
     * @param levels names of verifiers
     */
    RunController startVerify(List<String> levels);

    /** Goes on with what was suspended. */
    RunController resume();

    /**
     * Does the whole job in this thread: goes on with what was suspended, or discovers, has the plan approved, copies and
     * verifies. When the plan has nothing to do it is carried out without asking. With {@link DatabaseOptions#closeWhenDone} the
     * migration is closed when it is complete.
     *
     * @param approval asked with the plan; when it says no, the migration stays in REVIEW
     * @param approvedBy who approves, for the record
     * @return what the last step left behind
     */
    RunResult run(Predicate<PlanReport> approval, String approvedBy) throws InterruptedException;

    /** Asks the run that goes on, if any, to suspend, and waits at most so long. Answers whether no run goes on any more. */
    boolean stop(Duration most) throws InterruptedException;

    /** How it stands at this moment. */
    LiveStatus status();

    /** What discovery has found so far. */
    TraversalSummary traversalSummary();

    /** The plan, as it would be put before a person. From REVIEW on. */
    PlanReport plan();

    /** Where every source node stands. */
    Balance balance();

    /** The balances of earlier passes, oldest first. */
    List<Balance> pastPasses();

    /** Nodes, failures, plan and history, read only. */
    InspectionStore inspect();

    /** Every change of phase so far, oldest first. */
    List<PhaseChange> phaseHistory();

    /** The latest journal entries, oldest of them first. */
    List<NumberedEntry> log(JournalEntry.Level atLeast, int max);

    /** Journal entries after a sequence number. */
    List<NumberedEntry> logAfter(JournalEntry.Level atLeast, long sequence, int max);

    /** The queues: of the latest run in this process, or else as they were last sampled. */
    Map<QueueMetrics.Queue, QueueMetrics> queueMetrics();

    /** Whether a side can be reached with its credentials: throws what is wrong. */
    void testConnection(Side side);

    /** Adds somebody who listens; has no effect when listeners are off. Closing the result takes it back. */
    Cancellation.Registration listen(MigrationListener listener);

    /** Suspends a run that goes on, and closes what the engine opened. Closing twice is harmless. */
    @Override
    void close();
}
