package org.sylos.adapter.spectra.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.WorldSettings;

/** The session with curl on the page is what happens: the requests are made one after the other and the answers compared. */
class DocumentedRequestsTest {
    private static final String SERVER = "http://127.0.0.1:8090";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(\\$ curl .*?)^```$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @Test
    void requests_are_answered_as_the_page_says() throws Exception {
        SpectraConfig config = SpectraConfig.builder()
                .onlyPrimary()
                .keepBytes(true)
                .world("s1", WorldSettings.withProbability(0.7))
                .build();
        List<String> commands = new ArrayList<>();
        try (Spectra spectra = Spectra.open(config);
                SpectraServer server = SpectraServer.start(spectra)) {
            Web web = new Web(server);
            for (String part : session().split("(?m)^\\$ ", -1)) {
                if (!part.isEmpty()) {
                    int end = part.indexOf('\n');
                    String command = part.substring(0, end);
                    assertThat(ask(web, command))
                            .as(command)
                            .isEqualTo(part.substring(end + 1).strip());
                    commands.add(command);
                }
            }
        }
        assertThat(commands).hasSizeGreaterThan(7);
    }

    private static String session() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("basedir", "."), "README.md"));
        return BLOCK.matcher(page)
                .results()
                .map(block -> block.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Does what curl would do, as far as the page uses it; what it prints. */
    private static String ask(Web web, String command) throws Exception {
        String method = "GET";
        BodyPublisher body = BodyPublishers.noBody();
        List<String> headers = new ArrayList<>();
        List<String> words = WORD.matcher(command)
                .results()
                .map(DocumentedRequestsTest::unquoted)
                .toList();
        assertThat(words.get(0)).isEqualTo("curl");
        String address = words.get(words.size() - 1);
        assertThat(address).startsWith(SERVER);
        for (int i = 1; i < words.size() - 1; i += 2) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "-X" -> method = value;
                case "-r" -> headers.addAll(List.of("Range", "bytes=" + value));
                case "-H" -> headers.addAll(List.of(value.split(": ", 2)));
                case "--data-binary" -> body = BodyPublishers.ofString(value);
                default -> throw new AssertionError("an option that the test does not know: " + words.get(i));
            }
        }
        byte[] answer = web.ask(method, address.substring(SERVER.length()), body, headers.toArray(String[]::new))
                .body();
        return new String(answer, StandardCharsets.UTF_8).strip();
    }

    private static String unquoted(MatchResult word) {
        return word.group(1) == null ? word.group(2) : word.group(1);
    }
}
