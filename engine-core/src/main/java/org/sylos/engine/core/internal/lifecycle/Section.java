package org.sylos.engine.core.internal.lifecycle;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;

/** Reads values out of a section of a state file; says which one is wrong. */
record Section(Path file, String name, Map<?, ?> values) {
    static Section of(Path file, Map<String, Object> sections, String name) {
        if (sections.get(name) instanceof Map<?, ?> map) {
            return new Section(file, name, map);
        }
        throw new SylosException("the state file " + file + " has no section '" + name + "'", null, null);
    }

    String text(String key) {
        return read(key, Function.identity());
    }

    <T> T read(String key, Function<String, T> reader) {
        T value = readOrNull(key, reader);
        if (value == null) {
            throw new SylosException("the state file " + file + " lacks '" + name + "." + key + "'", null, null);
        }
        return value;
    }

    <T> @Nullable T readOrNull(String key, Function<String, T> reader) {
        Object value = values.get(key);
        if (value == null) {
            return null;
        }
        try {
            return reader.apply(value.toString());
        } catch (RuntimeException e) {
            throw new SylosException(
                    "'" + name + "." + key + "' of the state file " + file + " cannot be '" + value + "'", null, e);
        }
    }

    Map<String, Long> counts(String key) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (values.get(key) instanceof Map<?, ?> map) {
            map.forEach((k, v) -> {
                if (v instanceof Number number) {
                    counts.put(String.valueOf(k), number.longValue());
                }
            });
        }
        return counts;
    }
}
