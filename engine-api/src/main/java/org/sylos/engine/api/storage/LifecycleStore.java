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
     * here. When the new phase is {@link org.sylos.engine.api.Phase#COPYING} and the old one REVIEW, marks for copy go, with what
     * earlier copies and verifications noted about those nodes.
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

    /**
     * As {@link #changePhase}, and in the same transaction readies a retry sweep. Listed again are folders of SRC
     *
     * <ul>
     *   <li>that failed to be listed, or whose partner on DST did;
     *   <li>that hold an entry that could not be read, or whose partner does;
     *   <li>that are marked for discovery, or hold such an entry that is, or whose partner is or does.
     * </ul>
     *
     * Folders that are excluded are not among them; of one below another only the upper one is. They and their partners become
     * pending, and what lies below them goes on both sides, at any depth, with all that is kept about it. A folder that a copy
     * created, and that the destination therefore was never asked about, gets its node on DST, as have the folders above it. Marks for discovery go.
     * Rounds from the smallest depth of those folders on are open again, and levels below it are to be compared again; comparing
     * looks at nothing but what was found since. Everything else stays as it is: nodes, statuses, attempts, the pass.
     *
     * @param change the move; {@link PhaseChange#from} is the present phase
     * @return what it begins with
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when the present phase is not {@code
     *     change.from()}, or when there is no folder to be listed again
     */
    SweepStart beginSweep(PhaseChange change);

    /**
     * Gives the migration another name. Nothing else of it changes.
     *
     * @param name the new name
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when the store holds no migration
     */
    void rename(String name);

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
     * @param approval who approved which plan, and when; kept with those before it
     */
    void approve(PlanApproval approval);

    /** {@return the approval that was given last, in whatever pass} */
    Optional<PlanApproval> approval();

    /** {@return the balance of each pass that came before the present one, oldest first} */
    List<Balance> pastPasses();
}
