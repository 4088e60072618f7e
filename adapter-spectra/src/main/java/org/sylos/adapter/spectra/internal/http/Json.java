package org.sylos.adapter.spectra.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.sylos.adapter.spectra.SpectraStats;
import org.sylos.adapter.spectra.WorldCount;
import org.sylos.engine.api.fs.Entry;

/** The simulator's records as JSON. Times are ISO 8601 in UTC, to the nanosecond; sizes are bytes. */
final class Json {
    static final String TYPE = "application/json";

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode node(String path, Entry entry) {
        return object().put("path", path).setAll(child(entry));
    }

    static ObjectNode child(Entry entry) {
        Instant mtime = entry.mtime();
        return object().put("name", entry.name())
                .put("kind", Refusals.label(entry.kind()))
                .put("size", entry.size())
                .put("mtime", mtime == null ? null : mtime.toString());
    }

    static ObjectNode count(WorldCount count) {
        return object().put("folders", count.folders())
                .put("files", count.files())
                .put("bytes", count.bytes());
    }

    static ObjectNode stats(SpectraStats stats) {
        ObjectNode tree = object();
        ObjectNode operations = tree.putObject("operations");
        stats.operations().forEach((operation, count) -> operations.put(operation.label(), count));
        tree.put("bytesRead", stats.bytesRead()).put("bytesWritten", stats.bytesWritten());
        ObjectNode failures = tree.putObject("injectedFailures");
        stats.injectedFailures().forEach((errorClass, count) -> failures.put(Refusals.label(errorClass), count));
        return tree.put("corruptedReads", stats.corruptedReads())
                .put("truncatedReads", stats.truncatedReads())
                .put("shortReads", stats.shortReads())
                .put("delaySeconds", stats.delays().toMillis() / 1000.0);
    }

    static ObjectNode refusal(Refusal refusal) {
        return object().put("error", refusal.label())
                .put("path", refusal.path())
                .put("message", refusal.getMessage());
    }

    static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        send(exchange, status, body.toString());
    }

    static void send(HttpExchange exchange, int status, String json) throws IOException {
        write(exchange, status, json);
        exchange.close();
    }

    /** Sends the whole answer, and leaves open what the client may still be sending. */
    static void write(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = (json + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", TYPE);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        }
    }
}
