package org.sylos.engine.api.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * The state of one queue of work at one moment: the discovery of a side, the creation of folders, the copy of files, or the
 * verification.
 *
 * @param queue which one
 * @param round the depth being worked on; -1 where the work is not done by depth
 * @param discovered items known so far
 * @param discoveredBytes bytes of those items
 * @param pending items not yet done
 * @param inProgress items being worked on now
 * @param done items that succeeded
 * @param doneBytes bytes moved, those of items in progress included
 * @param failed items that failed for good
 * @param retries tries that failed and are, or were, tried again
 * @param itemsPerSecond rate over the last seconds
 * @param bytesPerSecond rate over the last seconds
 * @param workers the concurrency limit at this moment
 * @param eta time that the pending items should take; null when it cannot be told
 */
@Stability(Stability.Level.EVOLVING)
public record QueueMetrics(
        Queue queue,
        int round,
        long discovered,
        long discoveredBytes,
        long pending,
        long inProgress,
        long done,
        long doneBytes,
        long failed,
        long retries,
        double itemsPerSecond,
        double bytesPerSecond,
        int workers,
        @Nullable Duration eta) {
    /** The queues. */
    @Stability(Stability.Level.EVOLVING)
    public enum Queue {
        /** Folders of the source being listed. */
        SRC_TRAVERSAL("src-traversal"),
        /** Folders of the destination being listed. */
        DST_TRAVERSAL("dst-traversal"),
        /** Files on both sides being compared by checksum. */
        COMPARISON("comparison"),
        /** Folders being created. */
        FOLDER_COPY("folder-copy"),
        /** Files and links being copied. */
        FILE_COPY("file-copy"),
        /** Folders getting their final times and permissions. */
        FOLDER_FINISH("folder-finish"),
        /** Written nodes being checked. */
        VERIFICATION("verification");

        private final String label;

        Queue(String label) {
            this.label = label;
        }

        /** {@return the name under which it is persisted and shown; it never changes} */
        public String label() {
            return label;
        }
    }
}
