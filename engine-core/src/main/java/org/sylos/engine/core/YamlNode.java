package org.sylos.engine.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Stability;
import org.sylos.engine.core.internal.yaml.PlainYaml;
import org.sylos.engine.core.internal.yaml.UnreadableYamlException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a text in YAML that consists of maps, lists and texts and nothing else, with the line it stands on. Numbers and
 * truth values are texts as they were written. Immutable.
 *
 * <p>Anchors, aliases, tags, a second document, keys that are given twice, deep nesting and long texts are refused.
 */
@Stability(Stability.Level.EVOLVING)
public sealed interface YamlNode {
    /** {@return the line on which it begins, counted from 1; 0 when it was in no text} */
    int line();

    /**
     * A single value.
     *
     * @param text as it was written, without quotes; empty when nothing was written
     * @param line where it begins
     */
    @Stability(Stability.Level.EVOLVING)
    record Text(String text, int line) implements YamlNode {}

    /**
     * A list.
     *
     * @param items in their order
     * @param line where it begins
     */
    @Stability(Stability.Level.EVOLVING)
    record Many(List<YamlNode> items, int line) implements YamlNode {
        /** Copies the list. */
        public Many {
            items = List.copyOf(items);
        }
    }

    /**
     * A map.
     *
     * @param entries in their order; no key twice
     * @param line where it begins
     */
    @Stability(Stability.Level.EVOLVING)
    record Keys(List<Entry> entries, int line) implements YamlNode {
        /** Copies the list. */
        public Keys {
            entries = List.copyOf(entries);
        }

        /**
         * {@return the value of a key, if it is there}
         *
         * @param key the key
         */
        public Optional<YamlNode> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /**
     * One entry of a map.
     *
     * @param key the key
     * @param value what it stands for
     * @param line where the key stands
     */
    @Stability(Stability.Level.EVOLVING)
    record Entry(String key, YamlNode value, int line) {}

    /**
     * Reads a text.
     *
     * @param text the text, of at most 1 MiB characters
     * @param documents what such texts are, as in "which configuration files do not have"
     * @return its outermost part; an empty map when there is nothing in it but comments
     * @throws ConfigException when it is no YAML, or more than maps, lists and texts; the message begins with "line N: "
     */
    static YamlNode parse(String text, String documents) {
        if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            return new Keys(List.of(), 1);
        }
        try {
            return of(PlainYaml.nodes(text, documents));
        } catch (UnreadableYamlException e) {
            throw wrong(e.line(), String.valueOf(e.getMessage()));
        }
    }

    private static YamlNode of(@Nullable Node node) {
        if (node instanceof ScalarNode scalar) {
            return new Text(scalar.getValue(), line(scalar));
        }
        if (node instanceof SequenceNode list) {
            return new Many(list.getValue().stream().map(YamlNode::of).toList(), line(list));
        }
        if (node instanceof MappingNode map) {
            return keys(map);
        }
        throw wrong(1, "it is empty");
    }

    private static Keys keys(MappingNode map) {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw wrong(line(tuple.getKeyNode()), "a key is no text");
            }
            if (!seen.add(key.getValue())) {
                throw wrong(line(key), "the key '" + key.getValue() + "' is given twice");
            }
            entries.add(new Entry(key.getValue(), of(tuple.getValueNode()), line(key)));
        }
        return new Keys(entries, line(map));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static ConfigException wrong(int line, String problem) {
        return new ConfigException("line " + Math.max(line, 1) + ": " + problem, null);
    }
}
