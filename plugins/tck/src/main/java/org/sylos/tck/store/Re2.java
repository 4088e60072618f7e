package org.sylos.tck.store;

import com.google.re2j.Pattern;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.rule.RegexCompiler;

/** Regular expressions for the evaluator of conditions, as the rule language has them. */
@Stability(Stability.Level.EVOLVING)
public final class Re2 {
    /** Understands the expressions of RE2. */
    public static final RegexCompiler REGEXES = (regex, ignoreCase) -> {
        // A bad expression is an IllegalArgumentException of its own.
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
        return pattern::matches;
    };

    private Re2() {}
}
