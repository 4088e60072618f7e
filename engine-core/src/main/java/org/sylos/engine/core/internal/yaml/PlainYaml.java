package org.sylos.engine.core.internal.yaml;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Keeps YAML to maps, lists and scalars. What our documents do not need is refused rather than understood in some way: anchors
 * and aliases (a few lines of which can stand for gigabytes), tags, several documents, and depth.
 */
public final class PlainYaml {
    /** The longest text that is read, in characters. */
    public static final int MOST_CHARACTERS = 1 << 20;
    /** The deepest nesting that is read. */
    public static final int DEEPEST = 50;

    private PlainYaml() {}

    /** The limits under which SnakeYAML reads. */
    public static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(0);
        limits.setAllowDuplicateKeys(false);
        return limits;
    }

    /**
     * Goes through a whole text once and builds nothing.
     *
     * @param documents what such texts are, as in "which state files do not have"
     * @return its outermost node; never an alias
     * @throws YAMLException when it is no YAML
     */
    public static NodeEvent check(String text, String documents) throws UnreadableYamlException {
        int depth = 0;
        int seen = 0;
        NodeEvent first = null;
        for (Event event : new Yaml(limits()).parse(new StringReader(text))) {
            int line = event.getStartMark().getLine() + 1;
            if (event instanceof DocumentStartEvent && ++seen > 1) {
                throw new UnreadableYamlException(
                        "a second document begins, and " + documents + " have one", line, null);
            }
            if (event instanceof NodeEvent node) {
                refuseMarks(node, line, documents);
                first = first == null ? node : first;
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                throw new UnreadableYamlException("it is nested more than " + DEEPEST + " levels deep", line, null);
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        if (first == null) {
            throw new UnreadableYamlException("it is empty", 1, null);
        }
        return first;
    }

    private static void refuseMarks(NodeEvent node, int line, String documents) throws UnreadableYamlException {
        if (node.getAnchor() != null) {
            String what = node instanceof AliasEvent ? "alias" : "anchor";
            throw new UnreadableYamlException(
                    "there is an " + what + ", which " + documents + " do not have", line, null);
        }
        String tag = node instanceof ScalarEvent scalar
                ? scalar.getTag()
                : node instanceof CollectionStartEvent collection ? collection.getTag() : null;
        // A lone exclamation mark says that a quoted scalar is a text.
        if (tag != null && !tag.equals("!")) {
            throw new UnreadableYamlException("there is a tag, which " + documents + " do not have", line, null);
        }
    }

    /** The nodes of a text, each of which knows its place. */
    public static Node nodes(String text, String documents) throws UnreadableYamlException {
        try {
            check(text, documents);
            return new Yaml(limits()).compose(new StringReader(text));
        } catch (YAMLException e) {
            throw unreadable(e);
        }
    }

    /** The same complaint, on one line and with its place. */
    public static UnreadableYamlException unreadable(YAMLException e) {
        if (e instanceof MarkedYAMLException marked) {
            Mark mark = marked.getProblemMark();
            return new UnreadableYamlException(oneLine(marked.getProblem()), mark == null ? 0 : mark.getLine() + 1, e);
        }
        return new UnreadableYamlException(oneLine(e.getMessage()), 0, e);
    }

    /** The parser's own messages go on for lines, with an excerpt of the text. */
    public static String oneLine(@Nullable String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return line.isBlank() ? "it is no YAML" : line;
    }
}
