package org.sylos.engine.core.internal.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
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
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * YAML as plain maps, lists and scalars. What state files do not need is refused rather than understood in some way:
 * anchors and aliases (a few lines of which can stand for gigabytes), tags, keys given twice, several documents, and depth.
 */
final class YamlText {
    static final int MOST_CHARACTERS = 1 << 20;
    private static final int DEEPEST = 50;

    private static final YAMLFactory YAML = factory();

    private YamlText() {}

    /** Why a text could not be read. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        UnreadableException(String message, int line, Throwable cause) {
            super(message, cause);
            this.line = line;
        }

        UnreadableException(String message, int line) {
            super(message);
            this.line = line;
        }

        /** Where, from 1; 0 when that is not known. */
        int line() {
            return line;
        }
    }

    static String print(Map<String, Object> document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = YAML.createGenerator(text)) {
            PlainValues.write(out, document);
        } catch (IOException e) {
            throw new UncheckedIOException("plain maps, lists and scalars can always be written", e);
        }
        return text.toString();
    }

    static Map<String, Object> parse(String text) throws UnreadableException {
        try (JsonParser in = parser(text)) {
            return PlainValues.readMap(in);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new UnreadableException(oneLine(e.getProblem()), mark == null ? 0 : mark.getLine() + 1, e);
        } catch (YAMLException e) {
            throw new UnreadableException(oneLine(e.getMessage()), 0, e);
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            throw new UnreadableException(
                    oneLine(e.getOriginalMessage()), where == null ? 0 : Math.max(0, where.getLineNr()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
    }

    private static JsonParser parser(String text) throws UnreadableException, IOException {
        refuseWhatIsNotPlain(text);
        return YAML.createParser(text);
    }

    /** Goes through the whole text once and builds nothing. */
    private static void refuseWhatIsNotPlain(String text) throws UnreadableException {
        int depth = 0;
        int documents = 0;
        boolean first = true;
        for (Event event : new Yaml(limits()).parse(new StringReader(text))) {
            int line = event.getStartMark().getLine() + 1;
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                throw new UnreadableException("a second document begins, and state files have one", line);
            }
            if (event instanceof NodeEvent node) {
                refuseMarks(node, line);
                if (first && !(node instanceof MappingStartEvent)) {
                    throw new UnreadableException("it is no map of sections", line);
                }
                first = false;
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                throw new UnreadableException("it is nested more than " + DEEPEST + " levels deep", line);
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        if (first) {
            throw new UnreadableException("it is empty", 1);
        }
    }

    private static void refuseMarks(NodeEvent node, int line) throws UnreadableException {
        if (node.getAnchor() != null) {
            String what = node instanceof AliasEvent ? "alias" : "anchor";
            throw new UnreadableException("there is an " + what + ", which state files do not have", line);
        }
        String tag = node instanceof ScalarEvent scalar
                ? scalar.getTag()
                : node instanceof CollectionStartEvent collection ? collection.getTag() : null;
        // A lone exclamation mark says that a quoted scalar is a text.
        if (tag != null && !tag.equals("!")) {
            throw new UnreadableException("there is a tag, which state files do not have", line);
        }
    }

    /** The parser's own messages go on for lines, with an excerpt of the text. */
    private static String oneLine(@Nullable String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return line.isBlank() ? "it is no YAML" : line;
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(0);
        limits.setAllowDuplicateKeys(false);
        return limits;
    }

    private static YAMLFactory factory() {
        return YAMLFactory.builder()
                .loaderOptions(limits())
                .stringQuotingChecker(new PlainNames())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(MOST_CHARACTERS)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build();
    }

    /** Names stand without quotes only when nothing in them could mean anything. */
    private static final class PlainNames extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return !name.matches("[A-Za-z][A-Za-z0-9_.-]*") || super.needToQuoteName(name);
        }
    }
}
