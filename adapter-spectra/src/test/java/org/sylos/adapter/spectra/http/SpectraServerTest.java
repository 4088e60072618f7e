package org.sylos.adapter.spectra.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.adapter.spectra.WorldCount;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.FileSizes;
import org.sylos.adapter.spectra.config.NameStyle;
import org.sylos.adapter.spectra.config.Names;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.adapter.spectra.config.WorldSettings;
import org.sylos.engine.api.fs.Entry;

/** A simulator as programs of any language use it. */
class SpectraServerTest {
    private static final String HOSTILE = "/a\nb\"c%d\\e +?#&=;\u0001é日本👩‍👩‍👧/ .. ";
    private static final byte[] TEXT = "sent over a wire".getBytes(StandardCharsets.UTF_8);

    private final Spectra spectra = Spectra.open(SpectraConfig.builder()
            .onlyPrimary()
            .seed(5)
            .maxDepth(2)
            .folders(CountRange.exactly(3))
            .files(CountRange.exactly(4))
            .fileSizes(new FileSizes.Fixed(1000))
            .names(Names.some(NameStyle.HOSTILE, 0.5))
            .keepBytes(true)
            .world("s1", WorldSettings.withProbability(0.5))
            .build());
    private final SpectraWorld primary = spectra.world("primary");
    private final SpectraServer server = SpectraServer.start(spectra);
    private final Web web = new Web(server);

    @AfterEach
    void close() {
        server.close();
        spectra.close();
    }

    @Test
    void it_tells_about_the_simulator() throws Exception {
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(web.json("/worlds").findValuesAsText("name")).containsExactly("primary", "s1");
        assertThat(SpectraConfig.parse(text(web.get("/config")), "answer.json")).isEqualTo(spectra.config());
        WorldCount count = spectra.world("s1").count();
        assertThat(web.json("/worlds/s1/count"))
                .isEqualTo(tree("{\"folders\":" + count.folders() + ",\"files\":" + count.files() + ",\"bytes\":"
                        + count.bytes() + "}"));
        long before = spectra.stats().operations().getOrDefault(SpectraOperation.STAT, 0L);
        web.get("/worlds/s1/nodes/");
        assertThat(web.json("/stats").at("/operations/stat").asLong()).isEqualTo(before + 1);
        assertThat(web.json("/worlds/s1/stats").at("/operations/stat").asLong()).isEqualTo(1);
        assertThat(web.json("/worlds/primary/stats").at("/operations/stat").asLong())
                .isZero();
    }

    @Test
    void every_node_is_found_under_the_name_that_its_folder_lists() throws Exception {
        List<Entry> found = new ArrayList<>();
        walk("", found);
        WorldCount count = primary.count();
        assertThat(found).hasSize((int) count.nodes());
        assertThat(found.stream().mapToLong(Entry::size).sum()).isEqualTo(count.bytes());
    }

    private void walk(String folder, List<Entry> found) throws Exception {
        for (JsonNode child : web.json("/worlds/primary/children" + Web.encoded(folder))) {
            String path = folder + "/" + child.get("name").asText();
            Entry entry = primary.stat(path);
            found.add(entry);
            JsonNode node = web.json("/worlds/primary/nodes" + Web.encoded(path));
            assertThat(node.get("path").asText()).isEqualTo(path);
            assertThat(node.get("name").asText()).isEqualTo(entry.name());
            assertThat(node.get("kind").asText())
                    .isEqualToIgnoringCase(entry.kind().name());
            assertThat(node.get("size").asLong()).isEqualTo(entry.size());
            assertThat(node.get("mtime").asText()).isEqualTo(String.valueOf(entry.mtime()));
            if (node.get("kind").asText().equals("folder")) {
                walk(path, found);
            } else {
                assertThat(web.get("/worlds/primary/data" + Web.encoded(path)).body())
                        .isEqualTo(primary.read(path, 0, 2000));
            }
        }
    }

    @Test
    void a_folder_is_listed_as_an_array_or_one_node_a_line() throws Exception {
        primary.createFolder("/empty");
        HttpResponse<byte[]> array = web.get("/worlds/primary/children/");
        HttpResponse<byte[]> lines = web.get("/worlds/primary/children/", "Accept", "application/x-ndjson");
        assertThat(array.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(lines.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        List<JsonNode> expected =
                StreamSupport.stream(Web.json(array).spliterator(), false).toList();
        assertThat(expected).hasSize(8);
        assertThat(text(lines).lines().map(SpectraServerTest::tree)).isEqualTo(expected);
        assertThat(text(web.get("/worlds/primary/children/empty"))).isEqualTo("[]\n");
        assertThat(text(web.get("/worlds/primary/children/empty", "Accept", "application/x-ndjson")))
                .isEmpty();
    }

    @Test
    void files_are_written_renamed_and_deleted() throws Exception {
        assertThat(web.ask("PUT", "/worlds/s1/folders" + Web.encoded("/a\nb\"c%d\\e +?#&=;\u0001é日本👩‍👩‍👧"))
                        .statusCode())
                .isEqualTo(204);
        String address = "/worlds/s1/data" + Web.encoded(HOSTILE);
        HttpResponse<byte[]> written = web.put(address + "?mtime=2024-02-29T12:34:56.123456789Z", TEXT);
        assertThat(written.statusCode()).isEqualTo(201);
        assertThat(Web.json(written).get("path").asText()).isEqualTo(HOSTILE);
        Entry expected = Entry.file(" .. ", TEXT.length, Instant.parse("2024-02-29T12:34:56.123456789Z"));
        assertThat(spectra.world("s1").stat(HOSTILE)).isEqualTo(expected);
        assertThat(web.get(address).body()).isEqualTo(TEXT);

        String query = "?from=" + Web.encoded(HOSTILE) + "&to=/100%25+1";
        assertThat(web.ask("POST", "/worlds/s1/rename" + query).statusCode()).isEqualTo(204);
        assertThat(spectra.world("s1").read("/100%+1", 0, 100)).isEqualTo(TEXT);
        assertThat(web.get(address).statusCode()).isEqualTo(404);
        assertThat(web.ask("DELETE", "/worlds/s1/nodes/100%25+1").statusCode()).isEqualTo(204);
        assertThat(web.get("/worlds/s1/nodes/100%25+1").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> full = web.ask("DELETE", "/worlds/s1/nodes/");
        assertThat(full.statusCode()).isEqualTo(409);
        assertThat(Web.json(full).get("error").asText()).isEqualTo("conflict");
    }

    @Test
    void large_files_and_files_of_unknown_length_are_written_as_they_come() throws Exception {
        byte[] bytes = new byte[3_000_000];
        bytes[2_999_999] = 7;
        assertThat(web.put("/worlds/primary/data/large", bytes).statusCode()).isEqualTo(201);
        assertThat(web.get("/worlds/primary/data/large").body()).isEqualTo(bytes);
        assertThat(web.ask(
                                "PUT",
                                "/worlds/primary/data/chunked",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                        .statusCode())
                .isEqualTo(201);
        assertThat(primary.stat("/chunked").size()).isEqualTo(3_000_000);
        assertThat(web.put("/worlds/primary/data/nothing", new byte[0]).statusCode())
                .isEqualTo(201);
        HttpResponse<byte[]> nothing = web.get("/worlds/primary/data/nothing");
        assertThat(nothing.body()).isEmpty();
        assertThat(nothing.headers().firstValue("Content-Length")).hasValue("0");
    }

    @Test
    void what_is_kept_in_memory_has_a_bound() throws Exception {
        byte[] bytes = new byte[33 << 20];
        String kept = "/worlds/primary/data/large";
        HttpResponse<byte[]> refused =
                web.ask("PUT", kept, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(Web.json(refused).get("message").asText()).contains("33554432");
        // Before any of the bytes is sent, and while they might still come.
        assertThat(web.answerTo("PUT " + kept + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 33554433\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(web.get("/worlds/primary/nodes/large").statusCode()).isEqualTo(404);
        try (Spectra forgetful = Spectra.open(SpectraConfig.demo());
                SpectraServer other = SpectraServer.start(forgetful)) {
            assertThat(new Web(other).put(kept, bytes).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void worlds_are_reset_one_by_one_or_together() throws Exception {
        for (String reset : List.of("/worlds/primary/reset", "/reset")) {
            primary.write("/new", TEXT);
            spectra.world("s1").write("/new", TEXT);
            assertThat(web.ask("POST", reset).statusCode()).isEqualTo(204);
            assertThat(web.get("/worlds/primary/nodes/new").statusCode()).isEqualTo(404);
            assertThat(web.get("/worlds/s1/nodes/new").statusCode()).isEqualTo(reset.equals("/reset") ? 404 : 200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-4, 206, 01234, bytes 0-4/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=9-999, 206, 9, bytes 9-9/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=-300, 206, 0123456789, bytes 0-9/10",
        "Bytes=0-0, 206, 0, bytes 0-0/10",
        "bytes=10-, 416, , bytes */10",
        "bytes=10-20, 416, , bytes */10",
        "bytes=-0, 416, , bytes */10",
        "bytes=4-2, 200, 0123456789,",
        "'bytes=0-1,3-4', 200, 0123456789,",
        "bytes=-, 200, 0123456789,",
        "bytes=x-y, 200, 0123456789,",
        "lines=0-1, 200, 0123456789,",
        "bytes=99999999999999999999-, 200, 0123456789,",
    })
    void a_range_of_a_file_is_sent(String range, int status, String body, String contentRange) throws Exception {
        primary.write("/digits", "0123456789".getBytes(StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer = web.get("/worlds/primary/data/digits", "Range", range);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
        if (status == 416) {
            assertThat(Web.json(answer).get("error").asText()).isEqualTo("range-not-satisfiable");
        } else {
            assertThat(text(answer)).isEqualTo(body);
            assertThat(answer.headers().firstValue("Content-Length")).hasValue(Integer.toString(body.length()));
        }
    }

    @Test
    void a_range_under_a_condition_is_passed_over_and_an_empty_file_has_none() throws Exception {
        primary.write("/digits", "0123456789".getBytes(StandardCharsets.UTF_8));
        primary.write("/empty", new byte[0]);
        String[] conditional = {"Range", "bytes=0-4", "If-Range", "\"one\""};
        assertThat(web.get("/worlds/primary/data/digits", conditional).statusCode())
                .isEqualTo(200);
        assertThat(web.get("/worlds/primary/data/empty", "Range", "bytes=0-").statusCode())
                .isEqualTo(416);
        assertThat(web.get("/worlds/primary/data/empty", "Range", "bytes=-1").statusCode())
                .isEqualTo(416);
    }

    @Test
    void the_headers_alone_are_sent_on_demand() throws Exception {
        primary.write("/dated", new ByteArrayInputStream(TEXT), Instant.parse("2024-02-09T12:34:56.9Z"));
        for (String method : List.of("HEAD", "GET")) {
            HttpResponse<byte[]> answer = web.ask(method, "/worlds/primary/data/dated");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(method.equals("HEAD") ? new byte[0] : TEXT);
            assertThat(answer.headers().firstValue("Last-Modified")).hasValue("Fri, 09 Feb 2024 12:34:56 GMT");
            assertThat(answer.headers().firstValue("Content-Length")).hasValue("16");
            assertThat(answer.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        }
        assertThat(web.ask("HEAD", "/worlds/primary/data/").statusCode()).isEqualTo(409);
        assertThat(web.ask("HEAD", "/worlds/primary/data/none").statusCode()).isEqualTo(404);
        primary.setMtime("/dated", Instant.parse("+12024-02-09T12:34:56Z"));
        assertThat(web.ask("HEAD", "/worlds/primary/data/dated").headers().firstValue("Last-Modified"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/worlds/primary/nodes/a%2Fb",
                "/worlds/primary/nodes/a%00b",
                "/worlds/primary/nodes/%2E%2E/x",
                "/worlds/primary/nodes/..",
                "/worlds/primary/nodes/./x",
                "/worlds/primary/nodes/a//b",
                "/worlds/primary/nodes/%C3",
                "/worlds/primary/nodes/%ED%A0%80",
                "/worlds/primary/nodes/%C0%AF",
                "/worlds/primary/nodes/%zz",
                "/worlds/primary/nodes/%",
                "/worlds/primary/nodes/%4",
                "/worlds/primary/nodes/é",
                "/worlds/primary/nodes/x?depth=1",
                "/worlds/primary/nodes/x?depth",
                "/worlds?page=1",
                "//127.0.0.1/worlds",
            })
    void nonsense_is_refused(String address) throws Exception {
        assertThat(web.raw("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void parameters_are_checked() throws Exception {
        assertThat(message(web.put("/worlds/primary/data/x?mtime=yesterday", TEXT)))
                .contains("mtime", "yesterday");
        assertThat(message(web.put("/worlds/primary/data/x?time=2024-01-01T00:00:00Z", TEXT)))
                .contains("'time'", "mtime");
        assertThat(message(web.put("/worlds/primary/data/x", TEXT, "Content-Range", "bytes 0-15/32")))
                .contains("whole");
        assertThat(message(web.ask("POST", "/worlds/primary/rename?from=/a"))).contains("'to' is missing");
        assertThat(message(web.ask("POST", "/worlds/primary/rename?from=/a&from=/b&to=/c")))
                .contains("'from' is given twice");
        assertThat(message(web.ask("POST", "/worlds/primary/rename?from=/a/../b&to=/c")))
                .contains("not a name");
        assertThat(web.get("/worlds/primary/nodes/x").statusCode()).isEqualTo(404);
    }

    private static String message(HttpResponse<byte[]> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(400);
        return Web.json(answer).get("message").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "/worlds, 'GET'",
        "/config, 'GET'",
        "/reset, 'POST'",
        "/worlds/s1/nodes/x, 'DELETE, GET'",
        "/worlds/s1/data/x, 'GET, HEAD, PUT'",
        "/worlds/s1/folders/x, 'PUT'",
        "/worlds/s1/rename, 'POST'",
    })
    void what_is_not_possible_is_refused_with_what_is(String address, String allowed) throws Exception {
        HttpResponse<byte[]> answer = web.ask("PATCH", address);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nodes",
                "/worlds/s1",
                "/worlds/s1/else",
                "/worlds/s1/count/x",
                "/worlds/s9/count",
                "/worlds/s9/nodes/x",
                "/config/x",
                "/Worlds"
            })
    void unknown_addresses_are_refused(String address) throws Exception {
        HttpResponse<byte[]> answer = web.get(address);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Web.json(answer).get("error").asText()).isEqualTo("unknown-resource");
        assertThat(Web.json(answer).get("path").asText()).isEqualTo(address);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
