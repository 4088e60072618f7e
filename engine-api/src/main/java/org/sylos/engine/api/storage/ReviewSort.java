package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * By what rows are sorted. Size and time are those of the source node where there is one, else of the destination node.
 */
@Stability(Stability.Level.STABLE)
public enum ReviewSort {
    /** By name in {@link NaturalOrder}. */
    NAME,
    /** By path in {@link NaturalOrder}; the path of the source node where there is one. */
    PATH,
    /** By bytes; those of folders are 0. */
    SIZE,
    /** By modification time, the earliest first; nodes without one come before all others. */
    TIME,
    /**
     * By the number of the copy status ({@link CopyStatus#code}); rejected source nodes, which have none, come first, nodes that
     * only the destination has come last.
     */
    STATUS,
    /** By distance from the root. */
    DEPTH,
    /** In the order of discovery: source nodes by id, then the nodes that only the destination has by theirs. Costs the least. */
    FOUND
}
