package org.sylos.engine.api.storage;

import java.util.Set;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.rule.Condition;

/** Source nodes that something is to be done to. Nodes that only the destination has are never selected. */
@Stability(Stability.Level.EVOLVING)
public sealed interface ReviewSelection {
    /**
     * Nodes by id. An id that no source node has selects nothing.
     *
     * @param srcIds ids on SRC
     */
    @Stability(Stability.Level.EVOLVING)
    record Nodes(Set<Long> srcIds) implements ReviewSelection {
        /** Copies the set. */
        public Nodes {
            srcIds = Set.copyOf(srcIds);
        }
    }

    /**
     * All that a condition holds of.
     *
     * @param condition the condition
     * @param below id on SRC of the folder below which it is looked for, the folder itself excepted; 0 for the whole tree, the
     *     root included
     */
    @Stability(Stability.Level.EVOLVING)
    record Matching(Condition condition, long below) implements ReviewSelection {}
}
