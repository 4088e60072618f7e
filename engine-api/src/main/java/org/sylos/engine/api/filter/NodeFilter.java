package org.sylos.engine.api.filter;

import org.sylos.engine.api.Stability;

/**
 * Decides which source nodes take part. Asked exactly once for each discovered child in a pass, from many threads at once.
 *
 * <p>Pure: the same candidate always gets the same answer, nothing is changed, and nothing but the candidate (and settings
 * fixed at creation) counts. An exception thrown by a filter is recorded as the failure of that node.
 */
@FunctionalInterface
@Stability(Stability.Level.STABLE)
public interface NodeFilter {
    /**
     * Whether the candidate takes part.
     *
     * @param candidate the node to decide about
     * @return accept, or reject with rule and reason
     */
    FilterDecision decide(Candidate candidate);
}
