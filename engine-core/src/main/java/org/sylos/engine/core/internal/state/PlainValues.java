package org.sylos.engine.core.internal.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps, lists and scalars, to and from a stream of tokens. Binding to classes is not needed for them, and loading the classes
 * that can do it would take a tenth of a second of every start.
 */
final class PlainValues {
    private PlainValues() {}

    /** Writes a value and everything in it. */
    static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(out, entry.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(out, element);
            }
            out.writeEndArray();
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            writeNumber(out, number);
        } else if (value instanceof String || value instanceof Enum<?>) {
            out.writeString(value.toString());
        } else {
            throw new IllegalArgumentException("neither map, list nor scalar: " + value.getClass());
        }
    }

    private static void writeNumber(JsonGenerator out, Number number) throws IOException {
        if (number instanceof BigInteger whole) {
            out.writeNumber(whole);
        } else if (number instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else if (number instanceof Double || number instanceof Float) {
            out.writeNumber(number.doubleValue());
        } else {
            out.writeNumber(number.longValue());
        }
    }

    /**
     * Reads the one map that a text consists of. Whole numbers come as {@link Integer}, {@link Long} or {@link BigInteger}, the
     * smallest that holds them, others as {@link BigDecimal}.
     *
     * @throws JsonParseException when it is something else, or more
     */
    static Map<String, Object> readMap(JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(in, "it is no map of sections");
        }
        Map<String, Object> map = map(in);
        if (in.nextToken() != null) {
            throw new JsonParseException(in, "something follows its end");
        }
        return map;
    }

    /** A value may be null, as in any map that is read from a text. */
    @SuppressWarnings("NullAway")
    private static Map<String, Object> map(JsonParser in) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            map.put(name, value(in, in.nextToken()));
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser in) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            list.add(value(in, token));
        }
        return list;
    }

    private static @Nullable Object value(JsonParser in, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new JsonParseException(in, "it ends in the middle");
        }
        return switch (token) {
            case START_OBJECT -> map(in);
            case START_ARRAY -> list(in);
            case VALUE_NULL -> null;
            case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            case VALUE_STRING -> in.getText();
            default -> throw new JsonParseException(in, "unexpected " + token);
        };
    }
}
