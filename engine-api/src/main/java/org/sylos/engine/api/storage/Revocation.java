package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * The finding that a node held to be in place is not as it should be.
 *
 * @param id node id on SRC
 * @param failure what was found
 */
@Stability(Stability.Level.EVOLVING)
public record Revocation(long id, Attempt failure) {}
