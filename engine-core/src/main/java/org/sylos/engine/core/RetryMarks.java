package org.sylos.engine.core;

import java.util.Collection;
import java.util.List;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.RetryMark;
import org.sylos.engine.api.storage.RetryStore;

/**
 * What is to be tried again: folders to be listed in the next retry sweep, nodes to be copied in the next copy. What each mark
 * fits and does is told by {@link RetryStore}. Thread-safe. Changed only in REVIEW and while no run goes on, else refused with
 * {@link IllegalPhaseException}; looked at in every phase.
 */
@Stability(Stability.Level.EVOLVING)
public interface RetryMarks {
    /**
     * Marks nodes.
     *
     * @param kind what is to be tried again
     * @param side the side of the nodes; for copy only those of SRC can be marked
     * @param ids node ids
     * @return what changed
     */
    RetryChange mark(RetryKind kind, Side side, Collection<Long> ids);

    /**
     * Marks everything that failed and that the mark fits.
     *
     * @param kind what is to be tried again
     * @return what changed
     */
    RetryChange markFailed(RetryKind kind);

    /**
     * Takes marks back, and with them what they changed.
     *
     * @param kind what was to be tried again
     * @param side the side of the nodes
     * @param ids node ids
     * @return what changed
     */
    RetryChange unmark(RetryKind kind, Side side, Collection<Long> ids);

    /**
     * Takes all marks of a kind back.
     *
     * @param kind what was to be tried again
     * @return what changed
     */
    RetryChange unmarkAll(RetryKind kind);

    /**
     * {@return how many nodes are marked, on both sides}
     *
     * @param kind what is to be tried again
     */
    long count(RetryKind kind);

    /**
     * {@return marked nodes of a side in the order of ids}
     *
     * @param kind what is to be tried again
     * @param side the side asked about
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<RetryMark> marks(RetryKind kind, Side side, long afterId, int max);

    /** {@return how many source folders a retry sweep would begin with: what failed to be listed or read, and what is marked} */
    long foldersToSweep();
}
