package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * What a round found. After a retry sweep it tells of the whole level, whichever of its folders were listed again.
 *
 * @param depth depth of the folders that were listed
 * @param listed folders listed completely
 * @param failed folders that failed
 * @param children nodes found in them
 * @param bytes bytes of the files among them
 * @param childFolders folders among the children that will be descended into; for DST not known before the level is reconciled
 */
@Stability(Stability.Level.EVOLVING)
public record RoundSummary(int depth, long listed, long failed, long children, long bytes, long childFolders) {}
