package org.sylos.engine.api.storage;

import java.io.Serializable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeRef;

/**
 * A folder to be created at the destination.
 *
 * @param id node id on SRC
 * @param depth distance from the root; 0 for the root itself
 * @param source the folder on SRC
 * @param dstParent the folder on DST that will hold it; for the root the root itself
 * @param name its name; empty for the root
 * @param priorAttempts tries to copy it that failed before, in this pass
 */
@Stability(Stability.Level.EVOLVING)
public record FolderCopy(long id, int depth, NodeRef source, NodeRef dstParent, String name, int priorAttempts)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
