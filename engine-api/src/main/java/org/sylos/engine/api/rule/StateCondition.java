package org.sylos.engine.api.rule;

import org.sylos.engine.api.Stability;

/**
 * A condition on what a migration knows of a node rather than on the node itself. Review can answer it; a filter, which is
 * asked while the node is discovered, can't.
 *
 * <p>Those that there are: {@link org.sylos.engine.api.storage.ReviewCondition}. A store refuses others.
 */
@Stability(Stability.Level.EVOLVING)
public non-sealed interface StateCondition extends Condition {
    /** {@return the key under which the rule language has it, such as {@code copy}} */
    String key();
}
