package org.sylos.engine.core.rules;

import java.util.List;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.SylosException;

/** Rules say something that makes no sense. */
@Stability(Stability.Level.EVOLVING)
public final class RulesException extends SylosException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Creates the exception.
     *
     * @param problems what is wrong, one sentence each with its line, key and what is allowed; at least one
     */
    RulesException(List<String> problems) {
        super(
                "the rules cannot be used: " + problems.get(0)
                        + (problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)"),
                null,
                null);
        this.problems = List.copyOf(problems);
    }

    /** {@return everything that is wrong, from the first line to the last, at least one sentence} */
    public List<String> problems() {
        return problems;
    }
}
