package org.sylos.engine.api.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Entry;

/**
 * What discovery writes and asks.
 *
 * <p>Per side, rounds are worked off in the order of depth: {@link #pending} → {@link #append} … → {@link #seal}. When both
 * sides have sealed round <i>n</i> − 1, or have nothing there, {@link #reconcile} compares level <i>n</i>; only then are the
 * destination's folders of that level pending. A retry sweep goes the same way again from the smallest depth on that has a pending
 * folder, through levels without any, to the deepest.
 */
@Stability(Stability.Level.EVOLVING)
public interface DiscoveryStore {
    /**
     * Adds the roots, pending, with depth 0, and compares them. The copy status of the source root is {@code already_exists}
     * when the destination has its root, and {@code pending} when it is still to be created.
     *
     * @param src the source root, a folder
     * @param dst the destination root, a folder; null when it does not exist yet
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when there are roots already
     */
    void seed(Entry src, @Nullable Entry dst);

    /** {@return how far discovery is} */
    DiscoveryState state();

    /**
     * Takes back whatever an interrupted run left half done: children of folders without an outcome. Called once before a run
     * goes on.
     */
    void recover();

    /**
     * {@return pending folders of a depth, the first {@code max}; fewer only when there are no more} On DST only folders matched
     * with one of SRC are ever pending.
     *
     * @param side the side asked about
     * @param depth depth of the folders, from 0
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<FolderWork> pending(Side side, int depth, long afterId, int max);

    /**
     * Adds children and outcomes. New nodes get the status that fits: folders pending (on DST: not yet, see {@link
     * #reconcile}), files and links successful, rejected and unsupported ones excluded, unreadable ones failed with copy status
     * {@code failed} and an attempt. Source nodes start with copy status {@code pending}, rejected ones with none. Pages of one
     * folder come in order; a child that was in an earlier page of the same listing (same kind and name, and native id where
     * there is one) is passed over.
     *
     * @param side the side the folders are on
     * @param pages kept in this order
     */
    void append(Side side, List<ListingPage> pages);

    /**
     * Ends a round: no folder of that depth may be pending. Remembers it as sealed.
     *
     * @param side the side whose round ends
     * @param depth depth of the folders that were listed
     * @return what the round found
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when a folder is still pending
     */
    RoundSummary seal(Side side, int depth);

    /**
     * Compares a level: pairs nodes whose folders are paired and whose names are equal under the rule, and sets statuses:
     *
     * <ul>
     *   <li>folder on both: DST pending, SRC {@code already_exists}
     *   <li>file on both: SRC {@code already_exists} when current under the mode, otherwise still pending (to be overwritten);
     *       under {@link CompareMode#CHECKSUM} files of equal size wait for {@link #recordComparisons}
     *   <li>link on both: current when the targets are equal, or under {@link CompareMode#EXISTS}
     *   <li>only on DST: {@code not_on_src}
     *   <li>same name, different kind, and the destination cannot hold both: SRC {@code failed} with class CONFLICT, DST {@code
     *       not_on_src}; the same for links and files of one name
     *   <li>several SRC nodes with names the destination cannot tell apart, except a file and a folder it can hold both of: each
     *       {@code failed} with class CONFLICT; when DST has one of that name it is {@code not_on_src} all the same
     *   <li>below a SRC folder whose copy status is {@code failed}, or whose partner on DST could not be listed: {@code failed}
     *       with class PARENT
     *   <li>rejected SRC nodes are paired with nothing; a DST node of that name is {@code not_on_src}
     * </ul>
     *
     * Each failure set here has an attempt whose message names both nodes. Comparing a level twice changes nothing.
     *
     * @param depth depth of the nodes to compare, at least 1
     * @param rule how they are compared; the same for every level
     * @return what was found
     */
    LevelSummary reconcile(int depth, CompareRule rule);

    /**
     * Does what {@link #append}, {@link #seal} and {@link #reconcile} would do when called in this order: pages of SRC, pages of DST,
     * the end of a round of SRC, of DST, the comparison. A store may do it in one transaction, which saves a small level most
     * of its cost; all of it is durable when this returns. When it throws, the beginning of the step may be left.
     *
     * @param step what is to be done
     * @param rule how levels are compared; the same for every level
     * @return what came of it
     */
    default DiscoveryStep.Outcome advance(DiscoveryStep step, CompareRule rule) {
        for (Side side : Side.values()) {
            if (!step.pages(side).isEmpty()) {
                append(side, step.pages(side));
            }
        }
        RoundSummary src =
                step.srcRound().isPresent() ? seal(Side.SRC, step.srcRound().getAsInt()) : null;
        RoundSummary dst =
                step.dstRound().isPresent() ? seal(Side.DST, step.dstRound().getAsInt()) : null;
        LevelSummary level = step.level().isPresent() ? reconcile(step.level().getAsInt(), rule) : null;
        return new DiscoveryStep.Outcome(src, dst, level);
    }

    /**
     * {@return files of both sides with equal size that wait for a comparison by checksum}
     *
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<Comparison> pendingComparisons(long afterId, int max);

    /**
     * Records how comparisons by checksum ended.
     *
     * @param outcomes one for each comparison
     */
    void recordComparisons(List<ComparisonOutcome> outcomes);
}
