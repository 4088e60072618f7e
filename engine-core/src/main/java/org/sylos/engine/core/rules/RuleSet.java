package org.sylos.engine.core.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.StateCondition;

/**
 * Rules in their order, of which the first that applies to a node names its exclusion. Text and time together always give the
 * same rules: both are kept where rules have to mean the same on another day.
 *
 * @param rules the rules, at least one
 * @param text what they were read from
 * @param asOf the time from which ages count; null when none was given, and then no rule asks for an age
 */
@Stability(Stability.Level.EVOLVING)
public record RuleSet(
        List<Rule> rules, String text, @Nullable Instant asOf) {
    /** Name of the provider that filters by rules. */
    public static final String FILTER = "rules";
    /** Its setting for the text of the rules. */
    public static final String FILTER_TEXT = "text";
    /** Its setting for the time from which ages count. */
    public static final String FILTER_AS_OF = "as-of";

    /** Copies the list. */
    public RuleSet {
        rules = List.copyOf(rules);
    }

    /**
     * Reads rules from YAML or JSON: a list of maps with {@code name}, {@code exclude} and, if wanted, {@code reason}.
     *
     * @param text the rules; at most 1 Mi characters
     * @param asOf the time from which ages count; null when none is known
     * @return the rules
     * @throws RulesException when they make no sense
     */
    public static RuleSet read(String text, @Nullable Instant asOf) {
        return new RuleSet(RuleReader.read(text, asOf), text, asOf);
    }

    /** {@return what any of the rules excludes} */
    public Condition excluded() {
        return rules.size() == 1
                ? rules.get(0).exclude()
                : new Condition.Any(rules.stream().map(Rule::exclude).toList());
    }

    /** {@return a condition in the rules that only review can answer; empty when they can be used as a filter} */
    public Optional<StateCondition> needsState() {
        return rules.stream()
                .flatMap(rule -> rule.exclude().needsState().stream())
                .findFirst();
    }

    /**
     * {@return rules as YAML, one line for each part of a rule; reading it gives equal rules}
     *
     * @param rules the rules
     * @throws IllegalArgumentException when one holds a state condition that the language does not know
     */
    public static String write(List<Rule> rules) {
        StringBuilder text = new StringBuilder();
        for (Rule rule : rules) {
            text.append("- name: ").append(ConditionFormat.quote(rule.name())).append('\n');
            text.append("  exclude: ")
                    .append(ConditionFormat.write(rule.exclude()))
                    .append('\n');
            text.append("  reason: ")
                    .append(ConditionFormat.quote(rule.reason()))
                    .append('\n');
        }
        return text.toString();
    }
}
