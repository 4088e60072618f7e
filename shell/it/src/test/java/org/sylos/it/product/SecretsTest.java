package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.it.run.Conversation;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Program;
import org.sylos.it.run.SftpServer;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** Secrets are planted wherever one can be given, and then looked for in everything the program wrote. */
final class SecretsTest {
    private static final String SECRET = "Zx9-planted-4711";

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path home = work.resolve("home");
    private final Path state = work.resolve("state");
    private final Path safe = work.resolve("safe");
    private final StringBuilder written = new StringBuilder();

    @Test
    void no_secret_is_written_anywhere() throws IOException, InterruptedException {
        Conversation.assumeThere();
        Files.createDirectories(work.resolve("source/folder"));
        Files.writeString(work.resolve("source/folder/file"), "content");
        Files.createDirectories(safe);
        Files.createDirectories(home);
        try (SftpServer server = SftpServer.start(work.resolve("server"));
                DatagramSocket log = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            configure(server);
            String source = work.resolve("source").toString();
            String address = "127.0.0.1:" + log.getLocalPort();

            run(
                            "plan",
                            source,
                            "by-env:a",
                            "--name",
                            "env",
                            "--log-address",
                            address,
                            "--debug",
                            "--log-level",
                            "trace")
                    .expect(0);
            run("copy", "env", "--debug").expect(0);
            run("migrate", source, "by-file", "--name", "file", "--yes", "--debug")
                    .expect(0);
            run("migrate", source, "refused", "--name", "refused", "--yes", "--debug")
                    .expect(1);
            run("migrate", source, "sftp://me:" + SECRET + "@127.0.0.1:1/x", "--yes", "--debug")
                    .expect(1);
            run("migrate", source, "by-env", "--yes", "--debug", "--dst-set", "passphrase=" + SECRET)
                    .expect(1);
            run("connections", "test", "by-file", "--debug").expect(0);
            run("connections", "test", "refused", "--debug").expect(1);
            run("config", "show");
            run("config", "check").expect(0);
            run("doctor", "env");
            run("report", "env", "--html", work.resolve("report.html").toString())
                    .expect(0);
            run(
                            "export",
                            "env",
                            "--what",
                            "manifest",
                            "--to",
                            work.resolve("m.csv").toString())
                    .expect(0);
            run("sql", "env", "FROM migration.main.document", "-o", "json").expect(0);
            Files.setPosixFilePermissions(safe.resolve("secret"), PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(run("connections", "test", "by-file").expect(1).err()).contains("others can read", "chmod 600");
            atThePrompt();
            datagrams(log);
            written(Files.writeString(
                    home.resolve("config.yaml"),
                    "connections:\n  wrong: {adapter: sftp, root: //a@b/c, settings: {password: " + SECRET + "}}\n"
                            + "  url: {adapter: sftp, root: \"//a:" + SECRET + "@b/c\"}\n"
                            + "defaults:\n  dst-set: {password: " + SECRET + "}\n"));
        }
        assertThat(written.toString()).doesNotContain(SECRET).contains("\"message\"");
        assertThat(Program.of("grep", "-rlaF", SECRET, work.path().toString())
                        .run()
                        .out()
                        .lines())
                .containsExactly(safe.resolve("secret").toString());
    }

    /** A configuration with secrets in it shows none, and is removed again. */
    private void written(Path configuration) throws IOException {
        for (List<String> command : List.of(
                List.of("config", "check"),
                List.of("config", "show"),
                List.of("connections", "list"),
                List.of("connections", "show", "wrong"),
                List.of("connections", "test", "wrong"),
                List.of("doctor"),
                List.of("plan", work.resolve("source").toString(), "wrong"))) {
            run(command.toArray(String[]::new));
        }
        Files.delete(configuration);
    }

    private void configure(SftpServer server) throws IOException {
        Files.writeString(safe.resolve("secret"), SECRET + "\n");
        Files.setPosixFilePermissions(safe.resolve("secret"), PosixFilePermissions.fromString("rw-------"));
        Path key = Files.copy(work.resolve("server/user"), safe.resolve("key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Program.of("ssh-keygen", "-q", "-p", "-P", "", "-N", SECRET, "-f", key.toString())
                .run()
                .expect(0);
        String known = work.resolve("server/known").toString();
        StringBuilder text = new StringBuilder("connections:\n");
        Map.of(
                        "by-env", "env:PLANTED",
                        "by-file", "file:" + safe.resolve("secret"),
                        "by-prompt", "prompt:")
                .forEach((name, reference) -> text.append(connection(server, name, known))
                        .append("      key: ")
                        .append(key)
                        .append("\n      passphrase: \"")
                        .append(reference)
                        .append("\"\n"));
        text.append(connection(server, "refused", known)).append("      password: \"env:PLANTED\"\n");
        Files.writeString(home.resolve("config.yaml"), text);
    }

    private String connection(SftpServer server, String name, String known) {
        return "  " + name + ":\n    adapter: sftp\n    root: "
                + server.location(work.resolve("remote/" + name)).substring("sftp:".length())
                + "\n    settings:\n      known-hosts: " + known + "\n";
    }

    private Finished run(String... command) {
        Finished finished = Sylos.withHome(home)
                .quick()
                .program(command)
                .set("PLANTED", SECRET)
                .set("XDG_STATE_HOME", state.toString())
                .run();
        written.append(finished.out()).append(finished.err());
        return finished;
    }

    /** Types secrets: one that is asked for, and lines that hold one although they should not. */
    private void atThePrompt() throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of("SYLOS_HOME", home.toString(), "XDG_STATE_HOME", state.toString(), "LC_ALL", "C.UTF-8");
        String program = Sylos.distribution().resolve("bin/sylos").toString();
        try (Conversation once =
                Conversation.run(program + " connections test by-prompt", work.resolve("once"), environment)) {
            String seen = once.when("passphrase of by-prompt: ", SECRET).end();
            assertThat(seen).contains("latency");
            written.append(seen);
        }
        Path many = work.resolve("many");
        try (Conversation shell = Conversation.run(program, many, environment)) {
            String seen = shell.when("sylos> ", "connections test by-prompt")
                    .when("passphrase of by-prompt: ", SECRET)
                    .when("sylos> ", "list")
                    .when("sylos> ", "show sftp://me:" + SECRET + "@127.0.0.1:1/x")
                    .when("sylos> ", "show --dst-set passphrase=" + SECRET)
                    .when("sylos> ", "exit")
                    .end();
            assertThat(seen).contains("latency");
        }
        // What is typed at the prompt itself is seen by whoever types it; the history must not keep it.
        Files.delete(many);
        assertThat(Files.readString(state.resolve("sylos/history")))
                .contains("list", "connections test by-prompt")
                .doesNotContain("127.0.0.1:1");
    }

    private void datagrams(DatagramSocket log) throws IOException {
        log.setSoTimeout(200);
        byte[] bytes = new byte[65_536];
        while (true) {
            DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
            try {
                log.receive(packet);
            } catch (SocketTimeoutException none) {
                return;
            }
            written.append(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        }
    }
}
