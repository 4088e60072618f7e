package org.sylos.adapter.spectra.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;

/** One section of a configuration file. Every complaint names the file, the whole key, what is there and what would do. */
final class Settings {
    private final JsonNode node;
    private final String source;
    private final String prefix;

    private Settings(JsonNode node, String source, String prefix) {
        this.node = node;
        this.source = source;
        this.prefix = prefix;
    }

    static Settings of(JsonNode tree, String source) {
        if (tree.isMissingNode() || tree.isNull()) {
            return new Settings(JsonNodeFactory.instance.objectNode(), source, "");
        }
        if (!tree.isObject()) {
            throw new ConfigException("'" + source + "' does not hold settings", "write lines of the form key: value");
        }
        return new Settings(tree, source, "");
    }

    boolean has(String key) {
        return node.has(key);
    }

    boolean isSection(String key) {
        return node.path(key).isObject();
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    void onlyKeys(String... known) {
        for (String key : keys()) {
            if (!Arrays.asList(known).contains(key)) {
                throw new ConfigException(
                        "there is no setting '" + prefix + key + "', found in '" + source + "'",
                        (prefix.isEmpty() ? "the settings are " : "below " + prefix + " there are ")
                                + String.join(", ", known));
            }
        }
    }

    Settings section(String key) {
        JsonNode value = require(key, "a section of settings");
        if (!value.isObject()) {
            throw wrong(key, "a section of settings", value.toString());
        }
        return new Settings(value, source, prefix + key + ".");
    }

    long integer(String key, long min, long max, long absent) {
        return has(key) ? integer(key, min, max) : absent;
    }

    long integer(String key, long min, long max) {
        String expected = "a whole number from " + min + " to " + max;
        JsonNode value = require(key, expected);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw wrong(key, expected, value.toString());
        }
        return value.longValue();
    }

    double decimal(String key, double min, double max, double absent) {
        return has(key) ? decimal(key, min, max) : absent;
    }

    double decimal(String key, double min, double max) {
        String expected = min == max ? "the number " + min : "a number from " + min + " to " + max;
        JsonNode value = require(key, expected);
        double number = value.doubleValue();
        if (!value.isNumber() || !(number >= min && number <= max)) {
            throw wrong(key, expected, value.toString());
        }
        return number;
    }

    boolean flag(String key, boolean absent) {
        if (!has(key)) {
            return absent;
        }
        JsonNode value = require(key, "true or false");
        if (!value.isBoolean()) {
            throw wrong(key, "true or false", value.toString());
        }
        return value.booleanValue();
    }

    String choice(String key, String... choices) {
        String expected = "one of " + String.join(", ", choices);
        JsonNode value = require(key, expected);
        if (!Arrays.asList(choices).contains(value.asText())) {
            throw wrong(key, expected, value.toString());
        }
        return value.asText();
    }

    /** A text that is not blank. */
    String text(String key, String expected, String absent) {
        if (!has(key)) {
            return absent;
        }
        JsonNode value = require(key, expected);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(key, expected, value.toString());
        }
        return value.textValue();
    }

    /** A path of the local file system. */
    Path path(String key) {
        String expected = "the path of a file";
        JsonNode value = require(key, expected);
        try {
            if (value.isTextual() && !value.textValue().isEmpty()) {
                return Path.of(value.textValue());
            }
        } catch (InvalidPathException e) {
            throw wrong(key, expected + ", which has no part like " + e.getReason(), value.toString());
        }
        throw wrong(key, expected, value.toString());
    }

    /** At least one of some texts: a list of them, or a single one. */
    List<String> choices(String key, String... choices) {
        String expected = "a list of some of " + String.join(", ", choices);
        JsonNode value = require(key, expected);
        List<String> chosen = new ArrayList<>();
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
            if (!Arrays.asList(choices).contains(one.asText())) {
                throw wrong(key, expected, value.toString());
            }
            chosen.add(one.asText());
        }
        if (chosen.isEmpty()) {
            throw wrong(key, expected, value.toString());
        }
        return chosen;
    }

    /** A number of bytes, such as 4096 or 64K. */
    long size(String key, long min, long max) {
        String expected = "a number of bytes from " + min + " to " + max + ", such as 4096, 64K or 1G";
        JsonNode value = require(key, expected);
        long bytes;
        try {
            bytes = value.isContainerNode() ? -1 : ProviderConfig.parseSize(value.asText());
        } catch (ConfigException e) {
            bytes = -1;
        }
        if (bytes < min || bytes > max) {
            throw wrong(key, expected, value.toString());
        }
        return bytes;
    }

    /** A span of time, such as 90s, or -2h where that is within the bounds. */
    Duration span(String key, Duration min, Duration max, Duration absent) {
        return has(key) ? span(key, min, max) : absent;
    }

    Duration span(String key, Duration min, Duration max) {
        String expected = "a time span from " + Spans.print(min) + " to " + Spans.print(max)
                + ", such as 500ms, 90s or " + (min.isNegative() ? "-24h" : "24h");
        JsonNode value = require(key, expected);
        return Spans.parse(value.asText())
                .filter(span -> span.compareTo(min) >= 0 && span.compareTo(max) <= 0)
                .orElseThrow(() -> wrong(key, expected, value.toString()));
    }

    ConfigException wrong(String key, String expected, @Nullable String found) {
        return new ConfigException(
                "'" + prefix + key + "' in '" + source + "' must be " + expected
                        + (found == null ? "" : ", but is " + found),
                null);
    }

    private JsonNode require(String key, String expected) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new ConfigException("'" + prefix + key + "' is missing in '" + source + "'", "it is " + expected);
        }
        return value;
    }
}
