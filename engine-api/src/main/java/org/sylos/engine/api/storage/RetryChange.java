package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * What came of marking or unmarking nodes.
 *
 * @param selected nodes that were asked for; ids of no node are not among them
 * @param changed nodes that are marked now and were not, or the other way round; those that go along with a selected folder
 *     included
 * @param refused selected nodes that such a mark does not fit
 */
@Stability(Stability.Level.EVOLVING)
public record RetryChange(long selected, long changed, long refused) {}
