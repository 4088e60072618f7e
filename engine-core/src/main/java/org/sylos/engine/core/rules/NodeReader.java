package org.sylos.engine.core.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Takes the nodes of YAML apart, and notes where they have another form than they should. */
final class NodeReader {
    private final Problems problems;

    NodeReader(Problems problems) {
        this.problems = problems;
    }

    /** One entry of a map; a key knows its place as well. */
    record Entry(Node key, Node value) {}

    /**
     * The entries of a map by their keys.
     *
     * @param owner what the map is, for messages
     * @param known the keys there are, for people
     */
    Map<String, Entry> map(MappingNode node, String owner, List<String> known) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Node keyNode = tuple.getKeyNode();
            String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(key)) {
                problems.add(
                        keyNode,
                        "the key " + Problems.shown(key) + " means nothing in " + owner + "; known are "
                                + String.join(", ", known));
            } else if (entries.put(key, new Entry(keyNode, tuple.getValueNode())) != null) {
                problems.add(keyNode, "the key '" + key + "' is there twice");
            }
        }
        return entries;
    }

    /** A text, whatever YAML would take it for; null, and noted, when there is none. */
    @Nullable
    String text(Node node, String key, String allowed) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        problems.add(node, "'" + key + "' needs " + allowed);
        return null;
    }

    /** One text, or a list of some; nothing but what could not be read is left out. */
    List<Text> texts(Node node, String key, String allowed) {
        List<Text> texts = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            if (list.getValue().isEmpty()) {
                problems.add(node, "'" + key + "' has an empty list; it needs " + allowed);
            }
            for (Node element : list.getValue()) {
                addText(texts, element, key, allowed);
            }
        } else {
            addText(texts, node, key, allowed);
        }
        return texts;
    }

    /** A text with its place. */
    record Text(Node node, String value) {}

    private void addText(List<Text> texts, Node node, String key, String allowed) {
        String text = text(node, key, allowed);
        if (text != null) {
            texts.add(new Text(node, text));
        }
    }

    /** True or false; null, and noted, when it is neither. */
    @Nullable
    Boolean flag(Node node, String key) {
        String text = text(node, key, "true or false");
        if (text == null || text.equals("true") || text.equals("false")) {
            return text == null ? null : Boolean.valueOf(text);
        }
        problems.add(node, "'" + key + "' is " + Problems.shown(text) + " instead of true or false");
        return null;
    }
}
