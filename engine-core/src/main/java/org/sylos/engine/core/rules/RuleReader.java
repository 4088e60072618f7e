package org.sylos.engine.core.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.core.rules.NodeReader.Entry;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a list of rules. */
final class RuleReader {
    private static final List<String> KEYS = List.of("name", "exclude", "reason");
    private static final String EXAMPLE = "a list of rules such as - {name: leftovers, exclude: {name: \"*.tmp\"}}";

    private final Problems problems = new Problems();
    private final NodeReader nodes = new NodeReader(problems);
    private final Set<String> names = new HashSet<>();
    private final ConditionReader conditions;

    private RuleReader(@Nullable Instant asOf) {
        conditions = new ConditionReader(problems, asOf);
    }

    static List<Rule> read(String text, @Nullable Instant asOf) {
        RuleReader reader = new RuleReader(asOf);
        Node node = Conditions.node(text, reader.problems);
        List<Rule> rules = node == null ? List.of() : reader.rules(node);
        reader.problems.complain();
        return rules;
    }

    private List<Rule> rules(Node node) {
        List<Rule> rules = new ArrayList<>();
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.add(node, "there is no " + EXAMPLE.substring(2));
            return rules;
        }
        for (Node element : list.getValue()) {
            if (element instanceof MappingNode map) {
                Rule rule = rule(map);
                if (rule != null) {
                    rules.add(rule);
                }
            } else {
                problems.add(element, "this is no rule; there should be " + EXAMPLE);
            }
        }
        return rules;
    }

    private @Nullable Rule rule(MappingNode map) {
        Map<String, Entry> entries = nodes.map(map, "a rule", KEYS);
        String name = text(map, entries.get("name"), "name", "a name that says which rule it is");
        if (name != null && !names.add(name)) {
            problems.add(map, "there are two rules called " + Problems.shown(name));
        }
        Entry reasonEntry = entries.get("reason");
        String reason = reasonEntry == null ? "the rule excludes it" : text(map, reasonEntry, "reason", "a reason");
        Entry exclude = entries.get("exclude");
        if (exclude == null) {
            problems.add(map, "the rule has no 'exclude'; it needs a condition such as {name: \"*.tmp\"}");
        }
        Condition condition = exclude == null ? null : conditions.read(exclude.value(), "exclude");
        return name == null || reason == null || condition == null ? null : new Rule(name, condition, reason);
    }

    private @Nullable String text(Node rule, @Nullable Entry entry, String key, String allowed) {
        if (entry == null) {
            problems.add(rule, "the rule has no '" + key + "'; it needs " + allowed);
            return null;
        }
        String text = nodes.text(entry.value(), key, allowed);
        if (text != null && text.isBlank()) {
            problems.add(entry.value(), "'" + key + "' is empty; it needs " + allowed);
            return null;
        }
        return text;
    }
}
