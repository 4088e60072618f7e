package org.sylos.engine.api.storage;

import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.Stability;

/** The migration itself. */
@Stability(Stability.Level.EVOLVING)
public interface LifecycleStore {
    /** The migration; empty when the store is new. */
    Optional<MigrationRecord> load();

    /**
     * Makes a new store that of a migration.
     *
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when it is one already
     */
    void initialise(MigrationRecord migration);

    /**
     * Moves to another phase and adds the move to the history. When the new phase is {@link
     * org.sylos.engine.api.Phase#SUSPENDED} the old one becomes the phase to return to. Which moves make sense is not checked
     * here.
     *
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when the present phase is not {@code change.from()}
     */
    void changePhase(PhaseChange change);

    /**
     * As {@link #changePhase}, and in the same transaction begins a new pass: nodes, rounds, exclusions by rule, attempts,
     * copies in doubt and verifications of the old pass go; phases, approvals, documents, journal and metrics stay; the totals
     * of the old pass are kept with it.
     */
    void beginPass(PhaseChange change);

    /** Every move so far, oldest first. */
    List<PhaseChange> phaseHistory();

    /** Keeps a text under a key, such as the configuration; replaces the one before. */
    void putDocument(String key, String text);

    /** The text under a key. */
    Optional<String> document(String key);

    /** Records that a plan was let through. */
    void approve(PlanApproval approval);

    /** The latest approval of the present pass. */
    Optional<PlanApproval> approval();

    /** The balance of each pass that came before the present one, oldest first. */
    List<Balance> pastPasses();
}
