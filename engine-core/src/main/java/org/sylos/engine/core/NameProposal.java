package org.sylos.engine.core;

import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.NodeView;

/**
 * A source node that needs another name at the destination, and one that would do.
 *
 * @param node the node
 * @param reason why it needs one
 * @param name a name that the destination can hold and that is free; the node's own when of several nodes that claim it this one may
 *     keep it
 */
@Stability(Stability.Level.EVOLVING)
public record NameProposal(NodeView node, String reason, String name) {
    /** {@return the proposal as it is accepted} */
    public NewName accepted() {
        return new NewName(node.id(), name);
    }
}
