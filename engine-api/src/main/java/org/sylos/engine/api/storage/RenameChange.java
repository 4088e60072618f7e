package org.sylos.engine.api.storage;

import java.util.List;
import org.sylos.engine.api.Stability;

/**
 * What came of giving nodes other names at the destination, or their own ones back.
 *
 * @param changed nodes of which something changed, those below them left out
 * @param taken ids on SRC of nodes whose new name is taken in their folder, in the order in which names are given out; nothing changed of them
 * @param passedOver ids on SRC of nodes that this does not apply to, in the same order
 */
@Stability(Stability.Level.EVOLVING)
public record RenameChange(long changed, List<Long> taken, List<Long> passedOver) {
    /** Copies the lists. */
    public RenameChange {
        taken = List.copyOf(taken);
        passedOver = List.copyOf(passedOver);
    }
}
