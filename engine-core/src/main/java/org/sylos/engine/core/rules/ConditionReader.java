package org.sylos.engine.core.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.Empty;
import org.sylos.engine.api.rule.Condition.KindIs;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.Under;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.core.rules.NodeReader.Entry;
import org.sylos.engine.core.rules.NodeReader.Text;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads conditions. What makes no sense is noted, and the rest is read on, so that everything can be told at once. */
final class ConditionReader {
    static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "all",
                            "any",
                            "not",
                            "under",
                            "name",
                            "path",
                            "extension",
                            "category",
                            "size",
                            "age",
                            "modified",
                            "depth",
                            "kind",
                            "empty",
                            "gitignore"),
                    StateReader.KEYS.stream())
            .toList();

    private static final Condition EVERYTHING = new All(List.of());

    private final Problems problems;
    private final @Nullable Instant asOf;
    private final NodeReader nodes;
    private final TextReader texts;
    private final StateReader states;

    ConditionReader(Problems problems, @Nullable Instant asOf) {
        this.problems = problems;
        this.asOf = asOf;
        nodes = new NodeReader(problems);
        texts = new TextReader(problems);
        states = new StateReader(problems);
    }

    /** A condition; null when it could not be read, which is noted then. */
    @Nullable
    Condition read(Node node, String owner) {
        if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return new Any(several(list, owner));
        } else if (!(node instanceof MappingNode map) || map.getValue().isEmpty()) {
            problems.add(node, "'" + owner + "' needs a condition such as {name: \"*.tmp\"}; its keys are " + known());
            return null;
        } else {
            return entries(map);
        }
    }

    private static String known() {
        return String.join(", ", KEYS);
    }

    private @Nullable Condition entries(MappingNode map) {
        Map<String, Entry> entries = nodes.map(map, "a condition", KEYS);
        boolean kindSaid = entries.containsKey("kind");
        List<Condition> conditions = new ArrayList<>();
        entries.forEach((key, entry) -> {
            Condition condition = condition(key, entry.value(), kindSaid);
            if (condition != null) {
                conditions.add(condition);
            }
        });
        if (conditions.size() > 1) {
            conditions.removeIf(EVERYTHING::equals);
        }
        return conditions.isEmpty() ? null : conditions.size() == 1 ? conditions.get(0) : new All(conditions);
    }

    private @Nullable Condition condition(String key, Node node, boolean kindSaid) {
        return switch (key) {
            case "all" -> new All(several(node, key));
            case "any" -> new Any(several(node, key));
            case "not" -> {
                Condition condition = read(node, key);
                yield condition == null ? null : new Not(condition);
            }
            case "under" -> under(node);
            case "name" -> texts.read(Field.NAME, key, node);
            case "path" -> texts.read(Field.PATH, key, node);
            case "extension" -> noFolder(extension(node), kindSaid);
            case "category" -> category(node);
            case "size" -> measure(key, node, Measures.SIZES, Measures::size);
            case "age" -> noFolder(age(node), kindSaid);
            case "modified" -> noFolder(measure(key, node, Measures.TIMES, Measures::modified), kindSaid);
            case "depth" -> measure(key, node, Measures.DEPTHS, Measures::depth);
            case "kind" -> kind(node);
            case "empty" -> empty(node);
            case "gitignore" -> gitignore(node);
            default -> states.read(key, node);
        };
    }

    private List<Condition> several(Node node, String key) {
        List<Condition> conditions = new ArrayList<>();
        if (!(node instanceof SequenceNode list)) {
            problems.add(node, "'" + key + "' needs a list of conditions");
            return conditions;
        }
        for (Node element : list.getValue()) {
            Condition condition = read(element, key);
            if (condition != null) {
                conditions.add(condition);
            }
        }
        return conditions;
    }

    private @Nullable Condition under(Node node) {
        Condition condition = read(node, "under");
        try {
            return condition == null ? null : new Under(condition);
        } catch (IllegalArgumentException e) {
            problems.add(node, "'under' can ask for name, path, extension, category, depth and kind alone");
            return null;
        }
    }

    private @Nullable Condition extension(Node node) {
        List<String> extensions = new ArrayList<>();
        for (Text text : nodes.texts(node, "extension", "an extension such as jpg, or a list of them")) {
            String extension = text.value().startsWith(".") ? text.value().substring(1) : text.value();
            if (extension.indexOf('/') >= 0 || extension.indexOf('*') >= 0 || extension.length() > 100) {
                problems.add(
                        text.node(),
                        "'extension' is " + Problems.shown(text.value())
                                + ", which no extension is; write it without its dot");
            } else {
                extensions.add(extension);
            }
        }
        return extensions.isEmpty() ? null : Categories.extensions(extensions);
    }

    private @Nullable Condition category(Node node) {
        List<Condition> conditions = new ArrayList<>();
        for (Text text : nodes.texts(node, "category", "one or several of " + Categories.names())) {
            Condition category = Categories.named(text.value());
            if (category == null) {
                problems.add(
                        text.node(),
                        "'category' is " + Problems.shown(text.value()) + " instead of one of " + Categories.names());
            } else {
                conditions.add(category);
            }
        }
        return conditions.isEmpty() ? null : conditions.size() == 1 ? conditions.get(0) : new Any(conditions);
    }

    private @Nullable Condition measure(
            String key, Node node, String allowed, Function<String, @Nullable Condition> reader) {
        String text = nodes.text(node, key, allowed);
        Condition condition = text == null ? null : reader.apply(text);
        if (text != null && condition == null) {
            problems.add(node, "'" + key + "' is " + Problems.shown(text) + "; it needs " + allowed);
        }
        return condition;
    }

    private @Nullable Condition age(Node node) {
        Instant from = asOf;
        if (from == null) {
            problems.add(node, "'age' needs a time from which ages count, and none is given");
            return null;
        }
        return measure("age", node, Measures.AGES, text -> Measures.age(text, from));
    }

    /**
     * The time or the extension of a folder tells nothing about what is in it, so folders are meant only where their kind is
     * asked for.
     */
    private static @Nullable Condition noFolder(@Nullable Condition condition, boolean kindSaid) {
        return condition == null || kindSaid ? condition : new All(List.of(Categories.NO_FOLDER, condition));
    }

    private @Nullable Condition kind(Node node) {
        if (node instanceof ScalarNode scalar && scalar.getValue().equals("any")) {
            return EVERYTHING;
        }
        Set<NodeKind> kinds = states.enums(NodeKind.class, "kind", node, ConditionFormat::kind);
        return kinds.isEmpty() ? null : new KindIs(kinds);
    }

    private @Nullable Condition empty(Node node) {
        Boolean flag = nodes.flag(node, "empty");
        return flag == null ? null : flag ? new Empty() : new Not(new Empty());
    }

    private @Nullable Condition gitignore(Node node) {
        List<String> lines = new ArrayList<>();
        for (Text text : nodes.texts(node, "gitignore", "lines of a .gitignore file, or a list of them")) {
            lines.addAll(List.of(text.value().split("\n", -1)));
        }
        try {
            return GitIgnore.read(lines);
        } catch (IllegalArgumentException e) {
            problems.add(node, "'gitignore' " + e.getMessage());
            return null;
        }
    }
}
