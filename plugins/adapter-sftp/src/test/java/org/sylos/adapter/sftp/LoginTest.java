package org.sylos.adapter.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;

/** Who gets in, and what those who do not are told. */
final class LoginTest extends ServerTest {
    @Test
    void the_right_key_gets_in() throws IOException {
        adapter().testConnection();
    }

    @Test
    void a_key_that_the_server_does_not_know_is_an_error_of_authentication() {
        FSAdapter adapter = adapter(Map.of("key", server().file("other").toString()));
        FSException failure = assertFails(ErrorClass.AUTH, adapter::testConnection);
        assertThat(failure).hasMessageContaining("does not let").hasMessageContaining("in with the password or key");
    }

    @Test
    void a_key_that_is_not_there_is_named() {
        FSAdapter adapter = adapter(Map.of("key", "/no/such/key"));
        assertThat(assertFails(ErrorClass.AUTH, adapter::testConnection)).hasMessageContaining("/no/such/key");
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws IOException {
        Path key = Files.copy(server().file("user"), scratch.resolve("open"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        FSAdapter adapter = adapter(Map.of("key", key.toString()));
        assertThat(assertFails(ErrorClass.AUTH, adapter::testConnection)).hasMessageContaining("chmod 600");
    }

    @Test
    void a_key_with_a_passphrase_needs_it() throws IOException, InterruptedException {
        Path key = Files.copy(server().file("user"), scratch.resolve("locked"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        OpenSsh.run("ssh-keygen", "-q", "-p", "-P", "", "-N", "open sesame", "-f", key.toString());
        Path passphrase = secret("passphrase", "open sesame\n");
        try (FSAdapter without = adapter(Map.of("key", key.toString()))) {
            assertThat(assertFails(ErrorClass.AUTH, without::testConnection)).hasMessageContaining("'passphrase'");
        }
        Path wrong = secret("wrong", "open barley\n");
        try (FSAdapter with = adapter(Map.of("key", key.toString(), "passphrase", "file:" + wrong))) {
            assertFails(ErrorClass.AUTH, with::testConnection);
        }
        adapter(Map.of("key", key.toString(), "passphrase", "file:" + passphrase))
                .testConnection();
    }

    @Test
    void a_password_is_taken_from_a_file_or_the_environment() throws IOException {
        try (InProcessServer server = new InProcessServer(scratch)) {
            Map<String, String> settings = new TreeMap<>(Map.of("host-key", server.fingerprint()));
            settings.put("password", "file:" + secret("right", InProcessServer.PASSWORD));
            try (FSAdapter adapter = Adapters.open(server.location(root()), settings)) {
                adapter.testConnection();
            }
            settings.put("password", "env:TOKEN");
            try (FSAdapter adapter = withEnvironment(server, settings, Map.of("TOKEN", InProcessServer.PASSWORD))) {
                adapter.testConnection();
            }
            try (FSAdapter adapter = withEnvironment(server, settings, Map.of())) {
                assertThat(assertFails(ErrorClass.AUTH, adapter::testConnection))
                        .hasMessageContaining("TOKEN");
            }
        }
    }

    @Test
    void a_wrong_password_is_not_repeated_to_anybody() throws IOException {
        try (InProcessServer server = new InProcessServer(scratch)) {
            Map<String, String> settings =
                    Map.of("host-key", server.fingerprint(), "password", "file:" + secret("wrong", "hunter2"));
            try (FSAdapter adapter = Adapters.open(server.location(root()), settings)) {
                FSException failure = assertFails(ErrorClass.AUTH, adapter::testConnection);
                assertThat(failure).hasMessageContaining("does not let mina in");
                assertThat(failure.getMessage()).doesNotContain("hunter2");
                assertThat(adapter.displayLocation()).doesNotContain("hunter2");
            }
        }
    }

    private static FSAdapter withEnvironment(
            InProcessServer server, Map<String, String> settings, Map<String, String> environment) {
        SftpAdapterFactory factory = new SftpAdapterFactory();
        ProviderContext context = new ProviderContext() {
            @Override
            public String secret(String reference) {
                return Optional.ofNullable(environment.get(reference.replaceFirst("^env:", "")))
                        .orElseThrow(() -> new ConfigException(reference + " is not set", null));
            }
        };
        return factory.create(server.location(Path.of("/")), ProviderConfig.of(factory, settings), context);
    }

    private Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(scratch.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
