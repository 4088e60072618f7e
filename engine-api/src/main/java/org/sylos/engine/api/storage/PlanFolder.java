package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * A source folder with what is to be copied there.
 *
 * @param srcId its id
 * @param path its path
 * @param toCopy itself, if it is to be created, and all below it that is to be created or written
 */
@Stability(Stability.Level.EVOLVING)
public record PlanFolder(long srcId, String path, Tally toCopy) {}
