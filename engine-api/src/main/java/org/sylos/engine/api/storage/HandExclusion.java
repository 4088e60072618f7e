package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * A node that is excluded by itself, by hand.
 *
 * @param id node id on SRC
 * @param path its path
 * @param decision the decision that excluded it
 */
@Stability(Stability.Level.EVOLVING)
public record HandExclusion(long id, String path, DecisionRecord decision) {}
