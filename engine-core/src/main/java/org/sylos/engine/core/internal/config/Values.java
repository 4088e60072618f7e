package org.sylos.engine.core.internal.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;

/** Reads values of known types out of a section of plain maps; says which key is wrong. */
final class Values {
    private final String section;
    private final Map<?, ?> values;

    private Values(String section, Map<?, ?> values) {
        this.section = section;
        this.values = values;
    }

    static Values of(String section, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Values(section, map);
        }
        throw new ConfigException("the configuration has no section '" + section + "'", null);
    }

    /** A map of pairs that keeps their order. What is null stays in as null: it tells a state file to drop the key. */
    @SuppressWarnings("NullAway") // maps of plain values hold nulls; whoever reads them expects it
    static Map<String, Object> map(@Nullable Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    Values section(String key) {
        return of(section + "." + key, values.get(key));
    }

    List<Values> list(String key) {
        List<Values> all = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            list.forEach(item -> all.add(of(section + "." + key, item)));
        }
        return all;
    }

    List<String> strings(String key) {
        List<String> all = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            list.forEach(item -> all.add(String.valueOf(item)));
        }
        return all;
    }

    Map<String, String> texts(String key) {
        Map<String, String> all = new LinkedHashMap<>();
        if (values.get(key) instanceof Map<?, ?> map) {
            map.forEach((k, v) -> all.put(String.valueOf(k), String.valueOf(v)));
        }
        return all;
    }

    @Nullable
    String textOrNull(String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    String text(String key) {
        String text = textOrNull(key);
        if (text == null) {
            throw new ConfigException("the configuration lacks '" + section + "." + key + "'", null);
        }
        return text;
    }

    boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unreadable(key, "true or false");
        };
    }

    int integer(String key) {
        try {
            return Integer.parseInt(text(key));
        } catch (NumberFormatException e) {
            throw unreadable(key, "a whole number");
        }
    }

    Duration duration(String key) {
        try {
            return Duration.parse(text(key));
        } catch (DateTimeParseException e) {
            throw unreadable(key, "a time span such as PT0.5S");
        }
    }

    ConfigException unreadable(String key, String expected) {
        return new ConfigException(
                "'" + section + "." + key + "' cannot be '" + values.get(key) + "'", "it is " + expected);
    }
}
