package org.sylos.engine.core.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.core.rules.NodeReader.Entry;
import org.sylos.engine.core.rules.NodeReader.Text;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what only review can answer. */
final class StateReader {
    static final List<String> KEYS =
            List.of("traversal", "copy", "excluded", "missing", "failure", "childless", "marked");

    private final Problems problems;
    private final NodeReader nodes;

    StateReader(Problems problems) {
        this.problems = problems;
        nodes = new NodeReader(problems);
    }

    @Nullable
    Condition read(String key, Node node) {
        return switch (key) {
            case "traversal" -> traversal(node);
            case "copy" -> {
                Set<CopyStatus> statuses = enums(CopyStatus.class, key, node, CopyStatus::label);
                yield statuses.isEmpty() ? null : new ReviewCondition.CopyIs(statuses);
            }
            case "missing" -> any(enums(Side.class, key, node, StateReader::lower), ReviewCondition.MissingOn::new);
            case "marked" -> any(enums(RetryKind.class, key, node, StateReader::lower), ReviewCondition.Marked::new);
            case "failure" -> failure(node);
            case "excluded" -> flagged(key, node, new ReviewCondition.Excluded());
            default -> flagged(key, node, new ReviewCondition.Childless());
        };
    }

    private @Nullable Condition traversal(Node node) {
        List<String> sides = List.of("src", "dst");
        if (!(node instanceof MappingNode map)) {
            problems.add(node, "'traversal' needs a map with src and dst, such as {src: failed}");
            return null;
        }
        List<Condition> conditions = new ArrayList<>();
        Map<String, Entry> entries = nodes.map(map, "'traversal'", sides);
        if (entries.isEmpty()) {
            problems.add(node, "'traversal' needs a map with src and dst, such as {src: failed}");
        }
        entries.forEach((side, entry) -> {
            Set<TraversalStatus> statuses = enums(TraversalStatus.class, side, entry.value(), TraversalStatus::label);
            conditions.add(new ReviewCondition.TraversalIs(side.equals("src") ? Side.SRC : Side.DST, statuses));
        });
        return conditions.isEmpty() ? null : conditions.size() == 1 ? conditions.get(0) : new All(conditions);
    }

    private @Nullable Condition failure(Node node) {
        List<Text> texts = nodes.texts(node, "failure", "any, or classes of errors");
        if (texts.size() == 1 && texts.get(0).value().equals("any")) {
            return new ReviewCondition.FailureIs(Set.of());
        }
        Set<ErrorClass> classes = enums(ErrorClass.class, "failure", node, StateReader::lower);
        return classes.isEmpty() ? null : new ReviewCondition.FailureIs(classes);
    }

    private @Nullable Condition flagged(String key, Node node, Condition condition) {
        Boolean flag = nodes.flag(node, key);
        return flag == null ? null : flag ? condition : new Not(condition);
    }

    private static <E> @Nullable Condition any(Set<E> values, Function<E, Condition> condition) {
        List<Condition> conditions = values.stream().map(condition).toList();
        return conditions.isEmpty() ? null : conditions.size() == 1 ? conditions.get(0) : new Any(conditions);
    }

    /** Values by the names that people write; what is no name of one is noted. */
    <E extends Enum<E>> Set<E> enums(Class<E> type, String key, Node node, Function<E, String> name) {
        String allowed = EnumSet.allOf(type).stream().map(name).collect(Collectors.joining(", "));
        Set<E> values = EnumSet.noneOf(type);
        for (Text text : nodes.texts(node, key, "one or several of " + allowed)) {
            boolean found = false;
            for (E value : EnumSet.allOf(type)) {
                if (name.apply(value).equals(text.value().toLowerCase(Locale.ROOT))) {
                    found = values.add(value) || values.contains(value);
                }
            }
            if (!found) {
                problems.add(
                        text.node(),
                        "'" + key + "' is " + Problems.shown(text.value()) + " instead of one of " + allowed);
            }
        }
        return values;
    }

    static <E extends Enum<E>> String lower(E value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
