package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * What comparing a level found; in a retry sweep among the nodes that the sweep found.
 *
 * @param depth depth of the nodes compared
 * @param matched nodes found on both sides
 * @param current those of them with nothing to do
 * @param notOnSrc nodes of DST unknown to SRC
 * @param conflicts nodes of SRC that the destination cannot take beside what is there, or beside another
 * @param dstFolders folders of DST that will be descended into
 */
@Stability(Stability.Level.EVOLVING)
public record LevelSummary(int depth, long matched, long current, long notOnSrc, long conflicts, long dstFolders) {}
