package org.sylos.engine.core.internal.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;

/** Takes values out of a section; what nobody took is what nobody knows. Not thread-safe. */
final class SectionReader {
    private static final int LONGEST_SHOWN = 60;
    private static final int LONGEST_REASON = 300;

    private final String file;
    private final String name;
    private final Map<String, Object> left;

    SectionReader(String file, String name, Map<String, Object> values) {
        this.file = file;
        this.name = name;
        this.left = new LinkedHashMap<>(values);
    }

    <T> T take(String key, Function<String, T> reader) {
        T value = takeOrNull(key, reader);
        if (value == null) {
            throw new ConfigException(
                    "the state file " + file + " lacks '" + name + "." + key + "'",
                    "put it back, or delete the file: it is written anew from the database");
        }
        return value;
    }

    <T> @Nullable T takeOrNull(String key, Function<String, T> reader) {
        Object value = left.remove(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map) && !(value instanceof Iterable)) {
            try {
                return reader.apply(value.toString());
            } catch (RuntimeException e) {
                throw unreadable(key, value, String.valueOf(e.getMessage()));
            }
        }
        throw unreadable(key, value, "a single value is expected");
    }

    Map<String, Long> takeCounts(String key) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Object value = left.remove(key);
        if (value instanceof Map<?, ?> map) {
            map.forEach((counter, count) -> {
                if (!(count instanceof Integer || count instanceof Long)) {
                    throw unreadable(key + "." + counter, count, "a whole number is expected");
                }
                counts.put(String.valueOf(counter), ((Number) count).longValue());
            });
        } else if (value != null) {
            throw unreadable(key, value, "a map of whole numbers is expected");
        }
        return counts;
    }

    /** What was not taken. */
    Map<String, Object> unknown() {
        return left;
    }

    private ConfigException unreadable(String key, @Nullable Object value, String reason) {
        return new ConfigException(
                "'" + name + "." + key + "' in the state file " + file + " cannot be '" + shown(value) + "'",
                reason.length() <= LONGEST_REASON ? oneLine(reason) : "correct it, or delete the file");
    }

    /** A value that anybody may have put there, short and on one line. */
    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return oneLine(text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
