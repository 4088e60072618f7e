package org.sylos.adapter.spectra.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Asks a server as any program would. */
final class Web {
    /** Longer than any answer takes; nothing waits for ever. */
    private static final int PATIENCE_MILLIS = 60_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI uri;

    Web(SpectraServer server) {
        uri = server.uri();
    }

    HttpResponse<byte[]> get(String address, String... headers) throws IOException, InterruptedException {
        return ask("GET", address, BodyPublishers.noBody(), headers);
    }

    HttpResponse<byte[]> put(String address, byte[] body, String... headers) throws IOException, InterruptedException {
        return ask("PUT", address, BodyPublishers.ofByteArray(body), headers);
    }

    HttpResponse<byte[]> ask(String method, String address) throws IOException, InterruptedException {
        return ask(method, address, BodyPublishers.noBody());
    }

    HttpResponse<byte[]> ask(String method, String address, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(address))
                .timeout(Duration.ofMillis(PATIENCE_MILLIS))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    URI at(String address) {
        return URI.create(uri.toString().replaceFirst("/$", "") + address);
    }

    JsonNode json(String address) throws IOException, InterruptedException {
        return json(get(address));
    }

    static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    /** A path with every name percent-encoded. */
    static String encoded(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A"))
                .collect(Collectors.joining("/"));
    }

    /** A connection on which anything can be sent. */
    Socket connect() throws IOException {
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** Sends a text as it is, and nothing more; the first line of the answer, empty when there is none. */
    String raw(String text) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }

    /** The first line of what is answered to the beginning of a request. */
    String answerTo(String beginning) throws IOException {
        try (Socket socket = connect();
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
            String line = answer.readLine();
            return line == null ? "" : line;
        }
    }
}
