package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * What came of excluding or including nodes by hand.
 *
 * @param decision sequence number of the decision; 0 when nothing changed, and nothing was recorded then
 * @param selected source nodes that were selected
 * @param passedOver nodes among the selected that it does not apply to: rejected in discovery, or folders whose content was to
 *     be spared
 * @param chosen nodes that are now excluded by themselves and were not, or the other way round
 * @param changed nodes that are now left out and were not, or the other way round, with their bytes; what lies below included
 * @param stillExcluded selected nodes that are still left out after including them, because a folder above is
 */
@Stability(Stability.Level.EVOLVING)
public record ExclusionChange(
        long decision, long selected, long passedOver, long chosen, Tally changed, long stillExcluded) {

    /** {@return the same change, of which nothing was recorded} */
    public ExclusionChange withoutDecision() {
        return new ExclusionChange(0, selected, passedOver, chosen, changed, stillExcluded);
    }
}
