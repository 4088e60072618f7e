package org.sylos.engine.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.engine.core.rules.NodeReader.Entry;
import org.sylos.engine.core.rules.NodeReader.Text;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what is asked of a name or a path. */
final class TextReader {
    private static final String IGNORE_CASE = "ignore-case";
    private static final Set<String> TESTS = Set.of("glob", "regex", "contains", "equals", "starts", "ends");
    private static final List<String> KEYS =
            List.of("glob", "regex", "contains", "equals", "starts", "ends", IGNORE_CASE);
    private static final String ALLOWED = "a pattern, a list of patterns, or a map with "
            + String.join(", ", KEYS.subList(0, 6)) + " and " + IGNORE_CASE;

    private final Problems problems;
    private final NodeReader nodes;

    TextReader(Problems problems) {
        this.problems = problems;
        nodes = new NodeReader(problems);
    }

    @Nullable
    Condition read(Field field, String key, Node node) {
        if (node instanceof MappingNode map) {
            return tests(field, key, map);
        }
        List<Condition> conditions = new ArrayList<>();
        for (Text text : nodes.texts(node, key, ALLOWED)) {
            int colon = text.value().indexOf(':');
            String test = colon < 0 ? "" : text.value().substring(0, colon);
            boolean named = TESTS.contains(test);
            String value = named ? text.value().substring(colon + 1) : text.value();
            add(conditions, test(field, key, named ? test : "glob", value, false, text.node()));
        }
        return any(conditions);
    }

    private @Nullable Condition tests(Field field, String key, MappingNode map) {
        Map<String, Entry> entries = nodes.map(map, "'" + key + "'", KEYS);
        Entry ignoring = entries.remove(IGNORE_CASE);
        boolean ignoreCase = ignoring != null && Boolean.TRUE.equals(nodes.flag(ignoring.value(), IGNORE_CASE));
        if (entries.isEmpty()) {
            problems.add(map, "'" + key + "' needs " + ALLOWED);
        }
        List<Condition> conditions = new ArrayList<>();
        entries.forEach((test, entry) -> {
            List<Condition> some = new ArrayList<>();
            for (Text text : nodes.texts(entry.value(), test, "a text or a list of texts")) {
                add(some, test(field, key, test, text.value(), ignoreCase, text.node()));
            }
            add(conditions, any(some));
        });
        return conditions.isEmpty() ? null : conditions.size() == 1 ? conditions.get(0) : new All(conditions);
    }

    private @Nullable Condition test(
            Field field, String key, String test, String value, boolean ignoreCase, Node where) {
        try {
            return switch (test) {
                case "glob" -> field == Field.NAME ? Glob.ofName(value, ignoreCase) : Glob.ofPath(value, ignoreCase);
                case "regex" -> regex(field, value, ignoreCase);
                case "contains" -> text(field, TextTest.CONTAINS, value, ignoreCase);
                case "equals" -> text(field, TextTest.EQUALS, value, ignoreCase);
                case "starts" -> text(field, TextTest.STARTS_WITH, value, ignoreCase);
                default -> text(field, TextTest.ENDS_WITH, value, ignoreCase);
            };
        } catch (IllegalArgumentException e) {
            String what = test.equals("regex") ? "the expression " : "the pattern ";
            problems.add(where, "'" + key + "': " + what + Problems.shown(value) + " " + e.getMessage());
            return null;
        }
    }

    private static Condition regex(Field field, String value, boolean ignoreCase) {
        Regexes.check(value);
        return new Matches(field, value, ignoreCase);
    }

    /** Only an expression can ignore case. */
    private static Condition text(Field field, TextTest test, String value, boolean ignoreCase) {
        if (!ignoreCase) {
            return new TextIs(field, test, value);
        }
        String quoted = Regexes.quote(value);
        return new Matches(
                field,
                switch (test) {
                    case EQUALS -> quoted;
                    case CONTAINS -> ".*" + quoted + ".*";
                    case STARTS_WITH -> quoted + ".*";
                    case ENDS_WITH -> ".*" + quoted;
                },
                true);
    }

    private static void add(List<Condition> conditions, @Nullable Condition condition) {
        if (condition != null) {
            conditions.add(condition);
        }
    }

    private static @Nullable Condition any(List<Condition> conditions) {
        return conditions.isEmpty() ? null : conditions.size() == 1 ? conditions.get(0) : new Any(conditions);
    }
}
