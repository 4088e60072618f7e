package org.sylos.engine.core.internal.control;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.internal.state.JsonText;

/** One line of the conversation: a JSON object, or an object within one. Reading says what is missing or wrong. */
final class Message {
    /** The version of what is said. A process that speaks another one says so and does nothing. */
    static final int VERSION = 1;

    private final Map<String, @Nullable Object> values;

    private Message(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** An object in which nothing is said yet. */
    static Message empty() {
        return new Message(new LinkedHashMap<>());
    }

    /** A line with its version and the number of the request that it is, or answers. */
    static Message numbered(long id) {
        return empty().with("v", VERSION).with("id", id);
    }

    /**
     * Reads a line.
     *
     * @throws SylosException when it is no JSON object
     */
    static Message read(String line) {
        return new Message(new LinkedHashMap<>(JsonText.parse(line, "the message")));
    }

    Message with(String key, @Nullable Object value) {
        values.put(key, value);
        return this;
    }

    Message with(String key, Message value) {
        values.put(key, value.values);
        return this;
    }

    Message with(String key, List<Message> list) {
        values.put(key, list.stream().map(each -> each.values).toList());
        return this;
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    @Nullable
    String textOrNull(String key) {
        Object value = values.get(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrong(key, null);
    }

    String text(String key) {
        String text = textOrNull(key);
        if (text == null) {
            throw wrong(key, null);
        }
        return text;
    }

    long number(String key) {
        Object value = values.get(key);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(key, null);
    }

    double real(String key) {
        if (values.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(key, null);
    }

    boolean flag(String key) {
        if (values.get(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key, null);
    }

    Duration span(String key) {
        return Duration.ofNanos(number(key));
    }

    Instant time(String key) {
        try {
            return Instant.parse(text(key));
        } catch (DateTimeParseException e) {
            throw wrong(key, e);
        }
    }

    Message object(String key) {
        return object(key, values.get(key));
    }

    List<Message> list(String key) {
        List<Message> all = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            list.forEach(each -> all.add(object(key, each)));
        }
        return all;
    }

    /** The names in an object. */
    List<String> names() {
        return List.copyOf(values.keySet());
    }

    private static Message object(String key, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(key, null);
        }
        Message object = empty();
        map.forEach((name, inner) -> object.with(String.valueOf(name), inner));
        return object;
    }

    static SylosException wrong(String key, @Nullable RuntimeException cause) {
        return new SylosException(
                "the message has no '" + key + "' that makes sense",
                "both processes should be of the same version of Sylos",
                cause);
    }

    /** The line as it is sent. */
    byte[] bytes() {
        return (this + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return JsonText.print(values);
    }
}
