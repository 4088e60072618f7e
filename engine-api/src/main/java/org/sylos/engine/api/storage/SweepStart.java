package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * What a retry sweep begins with.
 *
 * @param folders folders of SRC that are listed again; none of them is below another
 * @param smallestDepth the smallest depth of one of them
 * @param srcRemoved nodes of SRC below them, which are forgotten
 * @param dstRemoved nodes of DST below their partners, which are forgotten
 */
@Stability(Stability.Level.EVOLVING)
public record SweepStart(long folders, int smallestDepth, long srcRemoved, long dstRemoved) {}
