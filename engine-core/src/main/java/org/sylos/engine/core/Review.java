package org.sylos.engine.core;

import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.DecisionRecord;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.HandExclusion;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSelection;

/**
 * What a person sees of both trees, side by side, and decides about them before the copy. Thread-safe. Reading is possible in every
 * phase and while a run goes on, and does not hold the run up; nodes of the destination show once their level was compared.
 *
 * <p>Nodes are excluded and included in REVIEW alone; in another phase, or while a run goes on, that is refused with {@link
 * IllegalPhaseException} and nothing changes. What is excluded is never created, written or pending, and is not part of the plan
 * nor of its digest. Each decision that changes something is kept with its user, time and reason, and stands in the journal.
 *
 * <p>Paths are root-relative and begin with a slash. Where a folder and a file have one path, the folder is meant; ids tell
 * nodes apart in every case.
 */
@Stability(Stability.Level.EVOLVING)
public interface Review {
    /** {@return whether nodes can be excluded and included at this moment} */
    boolean isChangeable();

    /**
     * {@return the row at a path: that of the source node, or else of what only the destination has there}
     *
     * @param path root-relative path
     */
    Optional<ReviewRow> row(String path);

    /**
     * {@return the row of a node; that of its partner when it is a paired node of DST}
     *
     * @param side the side the node is on
     * @param id its node id
     */
    Optional<ReviewRow> row(Side side, long id);

    /**
     * {@return the rows in a folder} A folder that only the destination has was not descended into and has none.
     *
     * @param folder path of a folder
     * @param page which of them
     * @throws org.sylos.engine.api.SylosException when there is no folder at that path
     */
    ReviewPage children(String folder, ReviewPage.Request page);

    /**
     * {@return the rows in a source folder} None when no folder has that id.
     *
     * @param srcFolder id of a folder on SRC
     * @param page which of them
     */
    ReviewPage children(long srcFolder, ReviewPage.Request page);

    /**
     * {@return the rows in the whole tree that a condition holds of}
     *
     * @param condition the condition
     * @param page which of them
     */
    ReviewPage search(Condition condition, ReviewPage.Request page);

    /**
     * {@return the rows below a folder, at any depth, that a condition holds of; the folder itself is not among them}
     *
     * @param condition the condition
     * @param folder path of a folder
     * @param page which of them
     * @throws org.sylos.engine.api.SylosException when there is no folder at that path
     */
    ReviewPage search(Condition condition, String folder, ReviewPage.Request page);

    /**
     * {@return what there is in a folder}
     *
     * @param folder path of a folder
     * @param deep whether to count at any depth below it, instead of its children alone
     * @throws org.sylos.engine.api.SylosException when there is no folder at that path
     */
    ReviewCounters counters(String folder, boolean deep);

    /**
     * {@return what there is in a source folder} All zero when no folder has that id.
     *
     * @param srcFolder id of a folder on SRC
     * @param deep whether to count at any depth below it, instead of its children alone
     */
    ReviewCounters counters(long srcFolder, boolean deep);

    /**
     * Selects source nodes by path.
     *
     * @param paths root-relative paths
     * @return what can be excluded and included
     * @throws org.sylos.engine.api.SylosException when there is no source node at one of the paths
     */
    ReviewSelection select(List<String> paths);

    /**
     * Excludes nodes by hand, and with a folder what lies below it.
     *
     * @param selection which nodes
     * @param below whether folders are excluded, with what lies below them; otherwise selected folders are passed over, and only
     *     files and links are excluded
     * @param by who, why and about what, for the record
     * @return what changed
     * @throws IllegalPhaseException outside REVIEW and while a run goes on
     */
    ExclusionChange exclude(ReviewSelection selection, boolean below, Reviewer by);

    /**
     * Takes back that nodes are excluded by themselves. What is below a folder that is still excluded stays left out.
     *
     * @param selection which nodes
     * @param below whether it is taken back of everything below them as well; otherwise what is excluded by itself below them
     *     stays so
     * @param by who, why and about what, for the record
     * @return what changed
     * @throws IllegalPhaseException outside REVIEW and while a run goes on
     */
    ExclusionChange include(ReviewSelection selection, boolean below, Reviewer by);

    /**
     * {@return what excluding or including would answer at this moment, with decision 0} Nothing is changed or recorded.
     *
     * @param action which of both
     * @param selection which nodes
     * @param below as for {@link #exclude} or {@link #include}
     * @throws IllegalPhaseException outside REVIEW and while a run goes on
     */
    ExclusionChange rehearse(DecisionRecord.Action action, ReviewSelection selection, boolean below);

    /**
     * {@return decisions in the order in which they were made, in all passes}
     *
     * @param afterSequence sequence number after which to begin; 0 for the first
     * @param max most to answer, at least 1
     */
    List<DecisionRecord> decisions(long afterSequence, int max);

    /**
     * {@return the exclusions by hand that keep a node out: its own and those of the folders above it, the nearest first} None
     * when it is not left out by hand.
     *
     * @param srcId node id on SRC
     */
    List<HandExclusion> exclusionsOf(long srcId);
}
