package org.sylos.shell.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON array, written a few elements at a time. */
final class JsonArray {
    private final StringWriter out = new StringWriter();
    private @Nullable JsonGenerator json;

    /** The text of further elements; the beginning of the array with the first. */
    String add(List<Document> documents) {
        try {
            JsonGenerator generator = begun();
            for (Document document : documents) {
                Json.write(generator, document);
            }
            generator.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return taken();
    }

    /** The text of the end. */
    String end() {
        try {
            JsonGenerator generator = begun();
            generator.writeEndArray();
            generator.close();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return taken() + "\n";
    }

    private JsonGenerator begun() throws IOException {
        JsonGenerator generator = json;
        if (generator == null) {
            generator = Json.indenting(out);
            generator.writeStartArray();
            json = generator;
        }
        return generator;
    }

    private String taken() {
        String text = out.toString();
        out.getBuffer().setLength(0);
        return text;
    }
}
