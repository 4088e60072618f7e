package org.sylos.engine.core.internal.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.sylos.engine.api.SylosException;

/** JSON as plain maps, lists and scalars: what a database keeps of a configuration. */
public final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /** The text, on one line. */
    public static String print(Map<String, ?> document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            PlainValues.write(out, document);
        } catch (IOException e) {
            throw new UncheckedIOException("plain maps, lists and scalars can always be written", e);
        }
        return text.toString();
    }

    /**
     * What a text says.
     *
     * @param what what the text is, as the subject of a message
     * @throws SylosException when it is no JSON object
     */
    public static Map<String, Object> parse(String text, String what) {
        try (JsonParser in = JSON.createParser(text)) {
            return PlainValues.readMap(in);
        } catch (JsonProcessingException e) {
            throw new SylosException(what + " cannot be read: " + e.getOriginalMessage(), null, e);
        } catch (IOException e) {
            throw new SylosException(what + " cannot be read: " + e.getMessage(), null, e);
        }
    }
}
