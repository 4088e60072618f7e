package org.sylos.adapter.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/** Which servers are believed to be the right one. */
final class HostKeysTest extends ServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void an_unknown_server_is_refused_with_its_fingerprint_and_what_to_do() throws IOException {
        Path nothing = scratch.resolve("nothing");
        FSException failure = assertFails(
                ErrorClass.FATAL,
                () -> adapter(Map.of("known-hosts", nothing.toString())).testConnection());
        assertThat(failure)
                .hasMessageContaining("is not known")
                .hasMessageContaining(fingerprint("host"))
                .hasMessageContaining(nothing.toString())
                .hasMessageContaining("host-key=");
        assertThat(nothing).as("nothing is learnt").doesNotExist();
    }

    @Test
    void a_server_with_another_key_than_before_is_refused() throws IOException {
        FSException failure = assertFails(
                ErrorClass.FATAL, () -> adapter(known("other.pub", "")).testConnection());
        assertThat(failure).hasMessageContaining("somebody is in between").hasMessageContaining(fingerprint("host"));
    }

    /** The library closes the session of a refused key by itself, perhaps before anybody could ask it. */
    @Test
    void why_a_key_was_refused_is_known_after_the_session_is_gone() throws IOException {
        AtomicReference<String> refusal = new AtomicReference<>();
        SftpOptions.Server there = new SftpOptions.Server("nobody", "127.0.0.1", server().port());
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(new HostKeys(there, Optional.empty(), scratch.resolve("nothing")));
            client.start();
            ClientSession session = client.connect(
                            there.user(),
                            there.host(),
                            there.port(),
                            AttributeRepository.ofKeyValuePair(HostKeys.REFUSAL, refusal))
                    .verify(LIMIT)
                    .getSession();
            session.waitFor(EnumSet.of(ClientSession.ClientSessionEvent.CLOSED), LIMIT);
            assertThat(session.isClosed()).isTrue();
        }
        assertThat(refusal.get()).contains("is not known").contains(fingerprint("host"));
    }

    @Test
    void a_revoked_key_is_refused() {
        FSException failure = assertFails(
                ErrorClass.FATAL, () -> adapter(known("host.pub", "@revoked ")).testConnection());
        assertThat(failure).hasMessageContaining("revoked");
    }

    @Test
    void a_server_of_another_port_is_another_server() {
        FSException failure = assertFails(ErrorClass.FATAL, () -> {
            String key = Files.readString(server().file("host.pub"));
            Path file = Files.writeString(scratch.resolve("known"), "127.0.0.1 " + key);
            adapter(Map.of("known-hosts", file.toString())).testConnection();
        });
        assertThat(failure).hasMessageContaining("is not known");
    }

    @Test
    void hashed_names_are_understood() throws IOException, InterruptedException {
        Path file = Files.copy(server().knownHosts(), scratch.resolve("known"));
        OpenSsh.run("ssh-keygen", "-q", "-H", "-f", file.toString());
        assertThat(Files.readString(file)).startsWith("|1|");
        adapter(Map.of("known-hosts", file.toString())).testConnection();
    }

    @Test
    void only_the_fingerprint_that_was_named_is_accepted() throws IOException {
        String nothing = scratch.resolve("nothing").toString();
        adapter(Map.of("known-hosts", nothing, "host-key", fingerprint("host"))).testConnection();
        FSException failure = assertFails(
                ErrorClass.FATAL,
                () -> adapter(Map.of("host-key", fingerprint("other"))).testConnection());
        assertThat(failure).hasMessageContaining(fingerprint("host")).hasMessageContaining(fingerprint("other"));
    }

    @Test
    void a_key_of_the_known_kind_is_asked_for() throws IOException, InterruptedException {
        Path folder = scratch.resolve("two");
        Files.createDirectories(folder);
        String ecdsa = folder.resolve("ecdsa").toString();
        OpenSsh.run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", ecdsa);
        try (OpenSsh both = OpenSsh.start(folder.resolve("server"), "HostKey " + ecdsa)) {
            try (var adapter = Adapters.open(both.location(root()), both.settings())) {
                adapter.testConnection();
            }
            Files.copy(folder.resolve("ecdsa.pub"), both.file("ecdsa.pub"));
            both.writeKnownHosts("ecdsa.pub");
            try (var adapter = Adapters.open(both.location(root()), both.settings())) {
                adapter.testConnection();
            }
        }
    }

    private Map<String, String> known(String key, String marker) throws IOException {
        String line = marker + "[127.0.0.1]:" + server().port() + " " + Files.readString(server().file(key));
        return Map.of(
                "known-hosts", Files.writeString(scratch.resolve("known"), line).toString());
    }

    /** As OpenSSH's own program tells it. */
    private static String fingerprint(String key) throws IOException {
        Process program = new ProcessBuilder(
                        "ssh-keygen", "-lf", server().file(key + ".pub").toString())
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.split(" ", -1)[1];
    }
}
