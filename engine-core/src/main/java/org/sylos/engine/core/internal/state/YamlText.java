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
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.sylos.engine.core.internal.yaml.PlainYaml;
import org.sylos.engine.core.internal.yaml.UnreadableYamlException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;

/** YAML as plain maps, lists and scalars, within the bounds of {@link PlainYaml} and without keys given twice. */
final class YamlText {
    static final int MOST_CHARACTERS = PlainYaml.MOST_CHARACTERS;

    private static final YAMLFactory YAML = factory();

    private YamlText() {}

    static String print(Map<String, Object> document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = YAML.createGenerator(text)) {
            PlainValues.write(out, document);
        } catch (IOException e) {
            throw new UncheckedIOException("plain maps, lists and scalars can always be written", e);
        }
        return text.toString();
    }

    static Map<String, Object> parse(String text) throws UnreadableYamlException {
        try (JsonParser in = parser(text)) {
            return PlainValues.readMap(in);
        } catch (YAMLException e) {
            throw PlainYaml.unreadable(e);
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            throw new UnreadableYamlException(
                    PlainYaml.oneLine(e.getOriginalMessage()), where == null ? 0 : Math.max(0, where.getLineNr()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
    }

    private static JsonParser parser(String text) throws UnreadableYamlException, IOException {
        NodeEvent first = PlainYaml.check(text, "state files");
        if (!(first instanceof MappingStartEvent)) {
            throw new UnreadableYamlException(
                    "it is no map of sections", first.getStartMark().getLine() + 1, null);
        }
        return YAML.createParser(text);
    }

    private static YAMLFactory factory() {
        return YAMLFactory.builder()
                .loaderOptions(PlainYaml.limits())
                .stringQuotingChecker(new PlainNames())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(PlainYaml.DEEPEST)
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
