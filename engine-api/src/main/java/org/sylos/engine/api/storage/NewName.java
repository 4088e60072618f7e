package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * The name that a source node is to get at the destination.
 *
 * @param srcId node id on SRC
 * @param name a single name, which the destination can hold; the node's own one says that this node keeps it where several
 *     claim it
 */
@Stability(Stability.Level.EVOLVING)
public record NewName(long srcId, String name) {}
