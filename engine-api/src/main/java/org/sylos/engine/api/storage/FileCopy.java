package org.sylos.engine.api.storage;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;

/**
 * A file or link to be written at the destination.
 *
 * @param id node id on SRC
 * @param kind a file or a link
 * @param source the node on SRC
 * @param size bytes, as planned
 * @param mtime modification time as planned; null where the source has none
 * @param linkTarget target text of a link; null for files
 * @param dstParent the folder on DST that will hold it
 * @param name its name
 * @param replaces what is to be overwritten; null when nothing was there
 * @param priorAttempts tries to copy it that failed before, in this pass
 */
@Stability(Stability.Level.EVOLVING)
public record FileCopy(
        long id,
        NodeKind kind,
        NodeRef source,
        long size,
        @Nullable Instant mtime,
        @Nullable String linkTarget,
        NodeRef dstParent,
        String name,
        @Nullable Replaced replaces,
        int priorAttempts)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * What is to be overwritten, as discovery saw it.
     *
     * @param ref the node on DST
     * @param size its bytes
     * @param mtime its modification time; null where the destination has none
     */
    @Stability(Stability.Level.EVOLVING)
    public record Replaced(NodeRef ref, long size, @Nullable Instant mtime) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
