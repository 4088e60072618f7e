package org.sylos.adapter.spectra.internal.http;

import java.io.IOException;
import java.util.Map;

/** A request is not carried out. */
final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String label;
    private final String path;
    private final transient Map<String, String> headers;

    /**
     * A refusal.
     *
     * @param status of HTTP
     * @param label what kind it is, for programs
     * @param path what it is about
     * @param message why, for people
     * @param headers that the answer has besides
     */
    Refusal(int status, String label, String path, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.label = label;
        this.path = path;
        this.headers = Map.copyOf(headers);
    }

    static Refusal nonsense(String path, String message) {
        return new Refusal(400, "bad-request", path, message, Map.of());
    }

    static Refusal unknown(String path, String message) {
        return new Refusal(404, "unknown-resource", path, message, Map.of());
    }

    int status() {
        return status;
    }

    String label() {
        return label;
    }

    String path() {
        return path;
    }

    Map<String, String> headers() {
        return headers;
    }
}
