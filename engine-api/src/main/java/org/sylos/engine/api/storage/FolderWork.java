package org.sylos.engine.api.storage;

import java.io.Serializable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeRef;

/**
 * A folder on which something is to be done.
 *
 * @param id its node id on its side
 * @param depth its distance from the root
 * @param ref how its adapter addresses it
 */
@Stability(Stability.Level.EVOLVING)
public record FolderWork(long id, int depth, NodeRef ref) implements Serializable {
    private static final long serialVersionUID = 1L;
}
