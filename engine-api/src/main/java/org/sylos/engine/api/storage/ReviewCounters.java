package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * What there is in a folder, counted over all of it.
 *
 * @param all all rows, with their bytes (of the source node, or else of the destination node)
 * @param folders folders among them
 * @param files files among them; what is neither is a link or of a kind that is not migrated
 * @param missingOnSrc nodes that only the destination has
 * @param missingOnDst source nodes paired with none, rejected ones included
 * @param toCopy nodes with copy status {@code pending}, with their bytes
 * @param excluded source nodes left out, by a rule or by hand
 * @param excludedByHand source nodes left out by hand, with their bytes; among the excluded ones
 * @param failed rows with a failure, see {@link ReviewRow#errorClass}
 */
@Stability(Stability.Level.EVOLVING)
public record ReviewCounters(
        Tally all,
        long folders,
        long files,
        long missingOnSrc,
        long missingOnDst,
        Tally toCopy,
        long excluded,
        Tally excludedByHand,
        long failed) {
    /** Nothing at all. */
    public static final ReviewCounters NONE = new ReviewCounters(Tally.ZERO, 0, 0, 0, 0, Tally.ZERO, 0, Tally.ZERO, 0);

    /**
     * Both together.
     *
     * @param other what to add
     * @return the sums
     */
    public ReviewCounters plus(ReviewCounters other) {
        return new ReviewCounters(
                all.plus(other.all),
                folders + other.folders,
                files + other.files,
                missingOnSrc + other.missingOnSrc,
                missingOnDst + other.missingOnDst,
                toCopy.plus(other.toCopy),
                excluded + other.excluded,
                excludedByHand.plus(other.excludedByHand),
                failed + other.failed);
    }
}
