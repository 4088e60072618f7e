package org.sylos.engine.api.storage;

import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.rule.Condition;

/**
 * What a person looks at and decides between discovery and copy. Everything counted counts all there is; answers of one call
 * are of one moment.
 *
 * <p><b>Exclusion by hand.</b> Some source nodes are excluded <em>by themselves</em>: their copy status is {@link
 * CopyStatus#EXCLUDED_EXPLICIT}. Every other source node below one of those is {@link CopyStatus#EXCLUDED_INHERITED}. All others,
 * and these as soon as they are included again, have the copy status that discovery and copy gave them. Nodes rejected in
 * discovery have no copy status and keep having none. Which phase this may be done in is for the engine to see to.
 */
@Stability(Stability.Level.EVOLVING)
public interface ReviewStore {
    /**
     * {@return the row of a node; that of its partner when it is a paired node of DST} Empty when no node has that id, and for
     * nodes of DST whose level was not compared yet.
     *
     * @param side the side the node is on
     * @param id its node id
     */
    Optional<ReviewRow> row(Side side, long id);

    /**
     * {@return the rows in a source folder: its children, and what only the folder's partner has} None when no folder has
     * that id.
     *
     * @param srcFolder id of a folder on SRC
     * @param page which of them
     */
    ReviewPage children(long srcFolder, ReviewPage.Request page);

    /**
     * {@return the rows that a condition holds of}
     *
     * @param condition the condition
     * @param below id on SRC of the folder below which rows are looked for, at any depth, the folder itself excepted; 0 for the
     *     whole tree, the root included
     * @param page which of them
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when the store cannot answer the condition
     */
    ReviewPage search(Condition condition, long below, ReviewPage.Request page);

    /**
     * {@return what there is in a source folder} All zero when no folder has that id.
     *
     * @param srcFolder id of a folder on SRC
     * @param deep whether to count at any depth below it, instead of its children alone
     */
    ReviewCounters counters(long srcFolder, boolean deep);

    /**
     * Excludes nodes by themselves, and with a folder what lies below it. Nodes that are already excluded by themselves stay so
     * with the decision made then. Selected files and links that were copied ({@link CopyStatus#SUCCESSFUL}) are passed over.
     *
     * @param selection which nodes
     * @param below whether folders are excluded, with what lies below them; otherwise selected folders are passed over, and only
     *     files and links are excluded
     * @param decision who, when and why
     * @return what changed
     */
    ExclusionChange exclude(ReviewSelection selection, boolean below, Decision decision);

    /**
     * Takes back that nodes are excluded by themselves. What is below a folder that is still excluded stays left out.
     *
     * @param selection which nodes
     * @param below whether it is taken back of everything below them as well; otherwise what is excluded by itself below them
     *     stays so
     * @param decision who, when and why
     * @return what changed
     */
    ExclusionChange include(ReviewSelection selection, boolean below, Decision decision);

    /**
     * {@return what excluding or including would answer at this moment, with decision 0} Nothing is changed or recorded.
     *
     * @param action which of both
     * @param selection which nodes
     * @param below as for {@link #exclude} or {@link #include}
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
