package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * How far discovery is.
 *
 * @param src the source side
 * @param dst the destination side
 * @param reconciledDepth depth of the deepest level compared; 0 when only the roots were, -1 when they are not there yet
 */
@Stability(Stability.Level.EVOLVING)
public record DiscoveryState(SideState src, SideState dst, int reconciledDepth) {
    /**
     * How far one side is.
     *
     * @param sealedDepth depth of the deepest sealed round; -1 when none is
     * @param pendingFolders folders still to be listed that are known now
     * @param smallestPendingDepth the smallest depth of such a folder; -1 when there is none
     * @param nodes nodes known
     * @param bytes bytes of the files among them
     */
    @Stability(Stability.Level.EVOLVING)
    public record SideState(int sealedDepth, long pendingFolders, int smallestPendingDepth, long nodes, long bytes) {}
}
