package org.sylos.engine.api.storage;

import java.util.List;
import org.sylos.engine.api.Stability;

/** What the copy writes and asks. */
@Stability(Stability.Level.EVOLVING)
public interface CopyStore {
    /** {@return the largest depth of a folder with copy status {@code pending}; -1 when there is none} */
    int deepestPendingFolder();

    /**
     * {@return at most {@code max} folders of a depth with copy status {@code pending} whose parent is at the
     * destination}
     *
     * @param depth depth of the folders, from 0
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<FolderCopy> pendingFolders(int depth, long afterId, int max);

    /**
     * Gives every pending node whose folder has copy status {@code failed} the same status, with one attempt of class PARENT.
     *
     * @param depth depth of the nodes; -1 for all depths, from the root down
     * @return how many nodes were given it
     */
    long failBelow(int depth);

    /**
     * {@return at most {@code max} files and links with copy status {@code pending} whose folder is at the destination}
     * They come in the order in which they were found, so that neighbours share folders.
     *
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<FileCopy> pendingFiles(long afterId, int max);

    /**
     * Remembers, before any of them is begun, that files and links up to this id may be left half written by a crash.
     *
     * @param id a node id on SRC
     */
    void openUpTo(long id);

    /**
     * {@return folders of DST that hold, or will hold, a pending file or link that may have been left half written by a
     * crash}
     *
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<FolderWork> foldersInDoubt(long afterId, int max);

    /**
     * Records outcomes of pending nodes. Attempts are numbered on from the ones before; a success after failures is one more
     * attempt.
     *
     * @param outcomes in the order in which they ended
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when a node is not pending
     */
    void record(List<CopyOutcome> outcomes);

    /**
     * Fails nodes that were held to be in place ({@code successful} or {@code already_exists}) and turned out not to be as they
     * should: their metadata could not be set, or verification found them different. The finding becomes an attempt to copy them.
     * A node that is failed already gets the attempt alone.
     *
     * @param findings what was found, at most one for each node
     * @throws StoreException {@link StoreException.Reason#ILLEGAL_STATE} when a node has another copy status
     */
    void revoke(List<Revocation> findings);

    /**
     * Folders whose metadata is to be set at the end: those created in this pass, and existing ones in which this pass wrote or
     * whose modification time is not the source's. Deepest first: ids descend, so {@code beforeId} is above them; {@link
     * Long#MAX_VALUE} begins. Asking does not change the answer: a run that was interrupted does them all again.
     *
     * @param mtimePrecisionNanos the coarser precision of the two sides' folder times, at least 1; 0 when times cannot be
     *     compared or set: existing folders are then left alone
     * @param beforeId the node id before which to begin; {@link Long#MAX_VALUE} for the beginning
     * @param max most to answer, at least 1
     * @return at most {@code max} folders, deepest first; none when there are no more
     */
    List<FolderFinish> foldersToFinish(long mtimePrecisionNanos, long beforeId, int max);
}
