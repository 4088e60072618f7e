package org.sylos.adapter.spectra.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.fs.FSException;

/** Turns requests into what the simulator can do, and what it throws into answers. Thread-safe. */
public final class Face implements HttpHandler {
    private static final Logger LOG = System.getLogger(Face.class.getName());
    private static final Pattern LOCAL_HOST =
            Pattern.compile("(?:localhost|127\\.[0-9.]+|\\[[0-9a-f:%]+\\])(?::[0-9]+)?", Pattern.CASE_INSENSITIVE);
    /** Of what a refused client still sends, this much is read, so that it gets to see the refusal. */
    private static final long MOST_DRAINED = 8 << 20;

    private final Routes routes;
    private final boolean local;

    /**
     * A face of a simulator.
     *
     * @param local whether only this machine can ask
     */
    public Face(Spectra spectra, boolean local) {
        routes = new Routes(spectra);
        this.local = local;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        try {
            refuseBrowsers(exchange);
            answer(Request.of(exchange));
        } catch (Refusal e) {
            refuse(exchange, e, e);
        } catch (FSException e) {
            refuse(exchange, Refusals.of(e), e);
        } catch (SylosException e) {
            refuse(exchange, Refusals.of(e, exchange.getRequestURI().getRawPath()), new IOException(e));
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "the request " + exchange.getRequestURI() + " met a fault", e);
            String path = exchange.getRequestURI().getRawPath();
            refuse(
                    exchange,
                    new Refusal(500, "fault", path, "a fault in the simulator: " + e, Map.of()),
                    new IOException(e));
        }
    }

    /** Web pages are code of strangers. They say where they come from, or come under a name that leads here by a trick. */
    private void refuseBrowsers(HttpExchange exchange) throws Refusal {
        String path = exchange.getRequestURI().getRawPath();
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            throw new Refusal(403, "web-page", path, "requests of web pages are refused", Map.of());
        }
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (local && host != null && !LOCAL_HOST.matcher(host.trim()).matches()) {
            throw new Refusal(403, "web-page", path, "'" + host + "' is not this machine", Map.of());
        }
    }

    private void answer(Request request) throws IOException {
        Map<String, Resource> methods = new TreeMap<>(routes.at(request));
        Resource resource = methods.get(request.method());
        if (resource == null) {
            String allowed = String.join(", ", methods.keySet());
            throw new Refusal(
                    405,
                    "method-not-allowed",
                    request.address(),
                    request.method() + " is not possible here; possible is " + allowed,
                    Map.of("Allow", allowed));
        }
        resource.answer(request);
    }

    private static void refuse(HttpExchange exchange, Refusal refusal, IOException cause) throws IOException {
        if (exchange.getResponseCode() >= 0) {
            // Too late for another answer: the server ends the connection, and the client sees that something is
            // missing.
            throw cause;
        }
        refusal.headers().forEach(exchange.getResponseHeaders()::set);
        // First the answer: a client may wait for it before it sends anything.
        Json.write(exchange, refusal.status(), Json.refusal(refusal).toString());
        try {
            drain(exchange.getRequestBody());
        } catch (IOException e) {
            // Who stops sending has the answer all the same.
            refusal.addSuppressed(e);
        }
        exchange.close();
    }

    private static void drain(InputStream body) throws IOException {
        byte[] bytes = new byte[1 << 13];
        long drained = 0;
        for (int count = body.read(bytes); count >= 0 && drained < MOST_DRAINED; count = body.read(bytes)) {
            drained += count;
        }
    }
}
