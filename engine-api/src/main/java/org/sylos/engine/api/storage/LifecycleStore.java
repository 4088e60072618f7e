package org.sylos.engine.api.storage;

import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.Stability;

/** The migration itself. */
@Stability(Stability.Level.EVOLVING)
public interface LifecycleStore {
    /** {@return the migration; empty when the store is new} */
    Optional<MigrationRecord> load();

    /**
     * Makes a new store that of a migration.
     *
     * @param migration its identity and standing
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when it is one already
     */
    void initialise(MigrationRecord migration);

    /**
     * Moves to another phase and adds the move to the history. When the new phase is {@link
     * org.sylos.engine.api.Phase#SUSPENDED} the old one becomes the phase to return to. Which moves make sense is not checked
     * here.
     *
     * @param change the move; {@link PhaseChange#from} is the present phase
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when the present phase is not {@code change.from()}
     */
    void changePhase(PhaseChange change);

    /**
     * As {@link #changePhase}, and in the same transaction begins a new pass: nodes, rounds, exclusions by rule, attempts,
     * copies in doubt and verifications of the old pass go; phases, approvals, documents, journal and metrics stay; the totals
     * of the old pass are kept with it.
     *
     * @param change the move; {@link PhaseChange#from} is the present phase
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when the present phase is not {@code
     *     change.from()}
     */
    void beginPass(PhaseChange change);

    /** {@return every move so far, oldest first} */
    List<PhaseChange> phaseHistory();

    /**
     * Keeps a text under a key, such as the configuration; replaces the one before.
     *
     * @param key tells the texts apart; not blank
     * @param text any text
     */
    void putDocument(String key, String text);

    /**
     * The text under a key.
     *
     * @param key as it was given
     * @return the text; empty when there is none under that key
     */
    Optional<String> document(String key);

    /**
     * Records that a plan was let through.
     *
     * @param approval who approved which plan, and when
     */
    void approve(PlanApproval approval);

    /** {@return the latest approval of the present pass} */
    Optional<PlanApproval> approval();

    /** {@return the balance of each pass that came before the present one, oldest first} */
    List<Balance> pastPasses();
}
