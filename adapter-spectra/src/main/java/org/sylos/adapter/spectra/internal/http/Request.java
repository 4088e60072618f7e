package org.sylos.adapter.spectra.internal.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was asked, with its address taken apart, and the way to answer it. Used by one thread. */
final class Request {
    private final HttpExchange exchange;
    private final List<String> segments;
    private final Map<String, String> parameters;

    private Request(HttpExchange exchange, List<String> segments, Map<String, String> parameters) {
        this.exchange = exchange;
        this.segments = segments;
        this.parameters = parameters;
    }

    static Request of(HttpExchange exchange) throws Refusal {
        URI uri = exchange.getRequestURI();
        String path = String.valueOf(uri.getRawPath());
        if (!uri.isAbsolute() && uri.getRawAuthority() != null) {
            throw Refusal.nonsense(uri.toString(), "an address begins with one slash");
        }
        return new Request(exchange, Encoded.segments(path), Encoded.parameters(uri.getRawQuery(), path));
    }

    List<String> segments() {
        return segments;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** The address as it came. */
    String address() {
        return exchange.getRequestURI().getRawPath();
    }

    /** The path of a node, which begins after some segments. */
    String nodePath(int from) {
        return "/" + String.join("/", segments.subList(from, segments.size()));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    String required(String name) throws Refusal {
        return parameter(name)
                .orElseThrow(() -> Refusal.nonsense(address(), "the parameter '" + name + "' is missing"));
    }

    void onlyParameters(Set<String> known) throws Refusal {
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                throw Refusal.nonsense(
                        address(),
                        "there is no parameter '" + name + "' here"
                                + (known.isEmpty() ? "" : "; there is " + String.join(", ", known)));
            }
        }
    }

    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    boolean accepts(String type) {
        return Optional.ofNullable(header("Accept")).orElse("").contains(type);
    }

    /** What was sent along, whole or failing, and no more than so many bytes. */
    InputStream body(long most) throws Refusal {
        return WholeBody.of(exchange, most);
    }

    Headers answerHeaders() {
        return exchange.getResponseHeaders();
    }

    HttpExchange exchange() {
        return exchange;
    }

    /** Answers without a body. */
    void done() throws IOException {
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
