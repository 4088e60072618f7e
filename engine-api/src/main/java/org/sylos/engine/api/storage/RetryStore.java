package org.sylos.engine.api.storage;

import java.util.Collection;
import java.util.List;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;

/**
 * What is to be tried again. Which phase this may be done in is for the engine to see to.
 *
 * <p><b>For discovery</b> a mark says that the next retry sweep lists a folder again; until then nothing else changes. It fits
 * folders that were listed, or failed to be, on SRC or, when they are paired, on DST, and entries that could not be read: of those
 * the folder is listed that holds them. What failed to be listed or read is listed again without a mark as well.
 *
 * <p><b>For copy</b> a mark makes a source node pending whose copy failed, drifted or succeeded, or that was in place already;
 * a folder that exists at the destination becomes {@code already_exists} instead, since only what was to be set on it is left. It
 * does not fit what waits for something else: conflicts, entries that could not be read, what is below a folder of DST that could
 * not be listed, folders that did not fail, and whatever is excluded. What failed only because of a folder above it (class PARENT)
 * is marked along with that folder, and not without it. When the copy begins its marks have done their work and go.
 *
 * <p>Marks go with the nodes they are on.
 */
@Stability(Stability.Level.EVOLVING)
public interface RetryStore {
    /**
     * Marks nodes. Those that are marked already stay so.
     *
     * @param kind what is to be tried again
     * @param side the side of the nodes; for copy only those of SRC can be marked
     * @param ids node ids
     * @return what changed
     */
    RetryChange mark(RetryKind kind, Side side, Collection<Long> ids);

    /**
     * Marks everything that failed and that the mark fits: on both sides for discovery, on SRC for copy.
     *
     * @param kind what is to be tried again
     * @return what changed; selected is everything that failed to be listed or read, or to be copied
     */
    RetryChange markFailed(RetryKind kind);

    /**
     * Takes marks back, and with them what they changed. What was marked along with a folder is unmarked along with it.
     *
     * @param kind what was to be tried again
     * @param side the side of the nodes
     * @param ids node ids
     * @return what changed; refused are selected nodes that were not marked
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

    /** {@return how many folders of SRC the next retry sweep would begin with} See {@link LifecycleStore#beginSweep}. */
    long foldersToSweep();
}
