package org.sylos.engine.core.rules;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.ConditionEvaluator;
import org.sylos.engine.api.rule.Subject;
import org.sylos.engine.core.internal.yaml.PlainYaml;
import org.sylos.engine.core.internal.yaml.UnreadableYamlException;
import org.yaml.snakeyaml.nodes.Node;

/** Conditions of the rule language as text, and ready to be asked of one node at a time. */
@Stability(Stability.Level.EVOLVING)
public final class Conditions {
    private static final String QUOTES =
            "; texts that begin with one of * ! > & % @ ` { [ or hold a colon and a space need quotes";

    private Conditions() {}

    /**
     * Reads a condition from YAML or JSON, on one line or several, such as <code>{name: "*.tmp", size: ">10MiB"}</code>.
     *
     * @param text the condition; at most 1 Mi characters
     * @param asOf the time from which ages count; null when none is known
     * @return what it says
     * @throws RulesException when it makes no sense
     */
    public static Condition read(String text, @Nullable Instant asOf) {
        Problems problems = new Problems();
        Node node = node(text, problems);
        Condition condition = node == null ? null : new ConditionReader(problems, asOf).read(node, "condition");
        problems.complain();
        if (condition == null) {
            throw new IllegalStateException("a condition that cannot be read has a problem");
        }
        return condition;
    }

    /**
     * {@return a condition on one line of YAML, which is read again as one that is equal} A set without elements comes back as
     * another condition that never holds.
     *
     * @param condition the condition
     * @throws IllegalArgumentException when it holds a state condition that the language does not know
     */
    public static String write(Condition condition) {
        return ConditionFormat.write(condition);
    }

    /**
     * Makes a condition ready to be asked.
     *
     * @param condition the condition
     * @return whether it holds of a node; thread-safe
     * @throws IllegalArgumentException when a regular expression in it is none
     */
    public static Predicate<Subject> compile(Condition condition) {
        return ConditionEvaluator.compile(condition, Regexes::compile);
    }

    /** The outermost node of a text; null, and noted, when it is no YAML. */
    static @Nullable Node node(String text, Problems problems) {
        try {
            return PlainYaml.nodes(text, "rules");
        } catch (UnreadableYamlException e) {
            Node json = json(text);
            if (json == null) {
                problems.add(e.line(), e.getMessage() + (text.isBlank() ? "" : QUOTES));
            }
            return json;
        }
    }

    /** JSON may have tabs between its words and a backslash before a slash, which YAML refuses; null when that is not all. */
    private static @Nullable Node json(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return null;
        }
        StringBuilder yaml = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                yaml.append(escaped == '/' ? "" : "\\").append(escaped);
            } else {
                yaml.append(c == '\t' ? ' ' : c);
            }
        }
        try {
            return PlainYaml.nodes(yaml.toString(), "rules");
        } catch (UnreadableYamlException e) {
            // What is wrong with the text as it stands says more.
            return null;
        }
    }
}
