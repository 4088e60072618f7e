package org.sylos.adapter.spectra.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.FileSizes;
import org.sylos.adapter.spectra.config.InjectedFailure;
import org.sylos.adapter.spectra.config.RateLimit;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/** What clients see when something goes wrong, and what the server makes of clients that do. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ServerTroubleTest {
    private static final long LARGE = 1L << 40;

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, 404, not-found",
        "ALREADY_EXISTS, 409, already-exists",
        "CONFLICT, 409, conflict",
        "PERMISSION, 403, permission",
        "AUTH, 403, auth",
        "INVALID_NAME, 400, invalid-name",
        "TOO_LARGE, 413, too-large",
        "NO_SPACE, 507, no-space",
        "THROTTLED, 429, throttled",
        "TRANSIENT, 503, transient",
        "UNSUPPORTED, 501, unsupported",
        "CORRUPT, 500, corrupt",
        "FATAL, 500, fatal",
    })
    void each_class_of_errors_has_its_status(ErrorClass errorClass, int status, String label) throws Exception {
        Chaos chaos = Chaos.builder()
                .failure(new InjectedFailure(errorClass, 1, Set.of(SpectraOperation.STAT)))
                .build();
        try (Spectra spectra = Spectra.open(builder().chaos(chaos).build());
                SpectraServer server = SpectraServer.start(spectra)) {
            HttpResponse<byte[]> answer = new Web(server).get("/worlds/primary/nodes/f0000%20x");
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(Web.json(answer).get("error").asText()).isEqualTo(label);
            assertThat(Web.json(answer).get("path").asText()).isEqualTo("/f0000 x");
            assertThat(Web.json(answer).get("message").asText()).isNotBlank();
        }
    }

    @Test
    void who_asks_too_often_is_told_how_long_to_wait() throws Exception {
        Chaos chaos = Chaos.builder()
                .rateLimit(new RateLimit(0.001, 1, Duration.ofMillis(2500)))
                .build();
        try (Spectra spectra = Spectra.open(builder().chaos(chaos).build());
                SpectraServer server = SpectraServer.start(spectra)) {
            Web web = new Web(server);
            assertThat(web.get("/worlds/primary/nodes/").statusCode()).isEqualTo(200);
            HttpResponse<byte[]> refused = web.get("/worlds/primary/nodes/");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("3");
        }
    }

    @Test
    void who_asks_a_closed_simulator_is_told() throws Exception {
        Spectra spectra = Spectra.open(builder().build());
        try (SpectraServer server = SpectraServer.start(spectra)) {
            spectra.close();
            HttpResponse<byte[]> answer = new Web(server).get("/worlds/primary/children/");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Web.json(answer).get("message").asText()).contains("closed");
        }
    }

    @Test
    void a_file_that_ends_too_soon_is_not_taken_for_whole() throws Exception {
        Chaos chaos = Chaos.builder().truncatedReads(1).build();
        SpectraConfig config =
                builder().fileSizes(new FileSizes.Fixed(100_000)).chaos(chaos).build();
        try (Spectra spectra = Spectra.open(config);
                SpectraServer server = SpectraServer.start(spectra)) {
            String file = spectra.world("primary").list("/").get(0).name();
            Web web = new Web(server);
            assertThatThrownBy(() -> web.get("/worlds/primary/data/" + file)).isInstanceOf(IOException.class);
            assertThat(web.get("/worlds/primary/nodes/" + file).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_folder_whose_listing_fails_midway_is_not_taken_for_complete() throws Exception {
        Chaos chaos = Chaos.builder()
                .failure(new InjectedFailure(ErrorClass.TRANSIENT, 0.5, Set.of(SpectraOperation.LIST)))
                .build();
        SpectraConfig config =
                builder().files(CountRange.exactly(50_000)).chaos(chaos).build();
        try (Spectra spectra = Spectra.open(config);
                SpectraServer server = SpectraServer.start(spectra)) {
            Web web = new Web(server);
            int complete = 0;
            for (int i = 0; i < 30; i++) {
                try {
                    HttpResponse<byte[]> answer = web.get("/worlds/primary/children/");
                    assertThat(answer.statusCode()).isIn(200, 503);
                    if (answer.statusCode() == 200) {
                        complete++;
                        assertThat(Web.json(answer)).hasSize(50_000);
                    }
                } catch (IOException e) {
                    assertThat(e).hasMessageNotContaining("refused");
                }
            }
            assertThat(complete).isPositive();
        }
    }

    @Test
    void web_pages_are_refused() throws Exception {
        try (Spectra spectra = Spectra.open(builder().build());
                SpectraServer server = SpectraServer.start(spectra)) {
            Web web = new Web(server);
            assertThat(web.get("/worlds", "Origin", "https://example.org").statusCode())
                    .isEqualTo(403);
            assertThat(web.get("/worlds", "Origin", "null").statusCode()).isEqualTo(403);
            for (String host : new String[] {"localhost:1", "127.0.0.1", "[::1]:80"}) {
                assertThat(web.raw(asked("GET /worlds", "Host: " + host))).isEqualTo("HTTP/1.1 200 OK");
            }
            assertThat(web.raw(asked("GET /worlds", "Host: rebound.example.org")))
                    .isEqualTo("HTTP/1.1 403 Forbidden");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100\r\n\r\nonly a part",
                "Transfer-Encoding: chunked\r\n\r\n64\r\nonly a part of a chunk",
                "Transfer-Encoding: chunked\r\n\r\n4\r\npart\r\n",
                "Content-Length: many\r\n\r\npart",
                "Content-Length: -1\r\n\r\npart",
            })
    void an_upload_that_breaks_off_leaves_nothing(String rest) throws Exception {
        try (Spectra spectra = Spectra.open(builder().build());
                SpectraServer server = SpectraServer.start(spectra)) {
            Web web = new Web(server);
            String answer = web.raw("PUT /worlds/primary/data/broken HTTP/1.1\r\nHost: localhost\r\n" + rest);
            assertThat(answer).doesNotContain(" 20");
            assertThatThrownBy(() -> spectra.world("primary").stat("/broken"))
                    .isInstanceOfSatisfying(
                            FSException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.NOT_FOUND));
        }
    }

    @Test
    void clients_that_go_away_disturb_nobody_and_huge_folders_need_no_memory() throws Exception {
        SpectraConfig config = builder()
                .files(CountRange.exactly(100_000_000))
                .fileSizes(new FileSizes.Fixed(LARGE))
                .build();
        try (Spectra spectra = Spectra.open(config);
                SpectraServer server = SpectraServer.start(spectra)) {
            Web web = new Web(server);
            for (int i = 0; i < 3 * SpectraServer.MOST_REQUESTS; i++) {
                try (Socket socket = web.connect()) {
                    send(socket, asked("GET /worlds/primary/children/", "Host: localhost"));
                    assertThat(socket.getInputStream().readNBytes(100_000)).hasSize(100_000);
                }
            }
            assertThat(web.get("/worlds").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_port_in_use_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Spectra spectra = Spectra.open(builder().build())) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            assertThatThrownBy(() -> SpectraServer.start(spectra, address))
                    .isInstanceOfSatisfying(ConfigException.class, e -> {
                        assertThat(e).hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1");
                        assertThat(e).hasMessageContaining("in use");
                        assertThat(e.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("another port"));
                    });
            assertThatThrownBy(() ->
                            SpectraServer.start(spectra, InetSocketAddress.createUnresolved("nowhere.invalid", 80)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("nowhere.invalid");
        }
    }

    @Test
    void closing_ends_transfers_and_threads() throws Exception {
        SpectraConfig config = builder().fileSizes(new FileSizes.Fixed(LARGE)).build();
        try (Spectra spectra = Spectra.open(config)) {
            String file = spectra.world("primary").list("/").get(0).name();
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            SpectraServer server = SpectraServer.start(spectra);
            Web web = new Web(server);
            try (Socket download = web.connect();
                    Socket upload = web.connect();
                    Socket idle = web.connect()) {
                send(download, asked("GET /worlds/primary/data/" + file, "Host: localhost"));
                assertThat(download.getInputStream().readNBytes(100_000)).hasSize(100_000);
                send(
                        upload,
                        "PUT /worlds/primary/data/up HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
                send(idle, "GET /worlds HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(idle.getInputStream().readNBytes(8)).hasSize(8);

                server.close();
                server.close();

                ends(download);
                ends(upload);
                ends(idle);
                awaitNoThreadsBut(before);
            }
            assertThatThrownBy(() -> spectra.world("primary").stat("/up")).isInstanceOf(FSException.class);
            assertThatThrownBy(() -> web.get("/worlds")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void no_thread_keeps_the_process_alive() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Spectra spectra = Spectra.open(builder().build());
                SpectraServer server = SpectraServer.start(spectra)) {
            assertThat(new Web(server).get("/worlds").statusCode()).isEqualTo(200);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread) && isOurs(thread))
                    .isNotEmpty()
                    .allMatch(Thread::isDaemon);
        }
    }

    private static SpectraConfig.Builder builder() {
        return SpectraConfig.builder()
                .onlyPrimary()
                .maxDepth(0)
                .folders(CountRange.exactly(0))
                .files(CountRange.exactly(3));
    }

    private static String asked(String what, String header) {
        return what + " HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Reads what is left until the connection ends, in good order or not. */
    private static void ends(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    private static boolean isOurs(Thread thread) {
        return thread.getName().startsWith("spectra-http") || thread.getName().equals("HTTP-Dispatcher");
    }

    private static void awaitNoThreadsBut(Set<Thread> before) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && isOurs(thread)) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime())));
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
