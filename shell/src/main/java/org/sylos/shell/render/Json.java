package org.sylos.shell.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON, indented for a single value and one object a line otherwise. */
final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private Json() {}

    static void object(Writer out, Document document) throws IOException {
        indented(out, document);
    }

    static void array(Writer out, List<Document> documents) throws IOException {
        indented(out, documents);
    }

    static void lines(Writer out, List<Document> documents) throws IOException {
        for (Document document : documents) {
            compact(out, document);
            out.write('\n');
        }
    }

    static void compact(Writer out, Object value) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(json, value);
        }
    }

    private static void indented(Writer out, Object value) throws IOException {
        try (JsonGenerator json = indenting(out)) {
            write(json, value);
        }
        out.write('\n');
    }

    /** Writes values one below the other. */
    static JsonGenerator indenting(Writer out) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        json.setPrettyPrinter(printer);
        return json;
    }

    static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Document document) {
            json.writeStartObject();
            for (Map.Entry<String, @Nullable Object> fact : document.facts().entrySet()) {
                json.writeFieldName(fact.getKey());
                write(json, fact.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }
}
