package org.sylos.tck.fs;

import org.sylos.engine.api.Stability;

/**
 * One operation on one node.
 *
 * @param operation what is asked
 * @param path the node it is asked about; for what creates a node, the path that it will have
 * @param attempt how often the same was asked of the same path before this time
 */
@Stability(Stability.Level.EVOLVING)
public record FsEvent(FsOperation operation, String path, int attempt) {}
