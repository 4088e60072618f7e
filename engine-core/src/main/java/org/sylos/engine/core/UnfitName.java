package org.sylos.engine.core;

import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.NodeView;

/**
 * A source node that is to be created under a name that the destination cannot hold.
 *
 * @param node the node
 * @param reason why the destination cannot hold it
 */
@Stability(Stability.Level.EVOLVING)
public record UnfitName(NodeView node, String reason) {}
