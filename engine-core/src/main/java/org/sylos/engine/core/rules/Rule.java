package org.sylos.engine.core.rules;

import org.sylos.engine.api.Stability;
import org.sylos.engine.api.rule.Condition;

/**
 * A named rule that says what stays behind.
 *
 * @param name what it is called; not blank
 * @param exclude what it excludes
 * @param reason why, for people; not blank
 */
@Stability(Stability.Level.EVOLVING)
public record Rule(String name, Condition exclude, String reason) {

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException when the name or the reason is blank
     */
    public Rule {
        if (name.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a rule has a name and a reason");
        }
    }
}
