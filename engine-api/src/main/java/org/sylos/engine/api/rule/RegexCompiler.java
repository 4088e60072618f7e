package org.sylos.engine.api.rule;

import java.util.function.Predicate;
import org.sylos.engine.api.Stability;

/** Understands regular expressions of RE2, of which the JDK has no implementation. */
@FunctionalInterface
@Stability(Stability.Level.EVOLVING)
public interface RegexCompiler {
    /**
     * Compiles an expression.
     *
     * @param regex the expression, to be read as {@link Condition.Matches} says
     * @param ignoreCase whether case is ignored
     * @return whether a whole text matches; thread-safe
     * @throws IllegalArgumentException when RE2 does not understand the expression
     */
    Predicate<String> compile(String regex, boolean ignoreCase);
}
