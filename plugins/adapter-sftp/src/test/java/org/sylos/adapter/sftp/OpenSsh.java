package org.sylos.adapter.sftp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenSSH server, run by the test as its own user on a port of the loopback interface, with keys of its own. It knows one
 * user, the one of this process, by a key that the test made.
 */
final class OpenSsh implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private static final int LIMIT_SECONDS = 20;

    private final Path folder;
    private final int port;
    private final List<String> configuration;
    private @Nullable Process process;

    private OpenSsh(Path folder, int port, List<String> configuration) {
        this.folder = folder;
        this.port = port;
        this.configuration = configuration;
    }

    /** Skips the test, and says so, on a machine without OpenSSH's server. */
    static void assumeThere() {
        assumeTrue(Files.isExecutable(PROGRAM), "skipped: needs an OpenSSH server, " + PROGRAM);
    }

    /**
     * Starts a server.
     *
     * @param folder for its keys and logs
     * @param more lines of its configuration, which win over the usual ones
     */
    static OpenSsh start(Path folder, String... more) throws IOException, InterruptedException {
        assumeThere();
        Files.createDirectories(folder);
        for (String key : List.of("host", "user", "other")) {
            run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-C",
                    "test",
                    "-f",
                    folder.resolve(key).toString());
        }
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> lines = new ArrayList<>(List.of(more));
        lines.addAll(List.of(
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "HostKey " + folder.resolve("host"),
                "AuthorizedKeysFile " + folder.resolve("authorized"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PermitRootLogin yes",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no"));
        for (String usual : List.of("MaxStartups 200", "Subsystem sftp internal-sftp")) {
            String keyword = usual.substring(0, usual.indexOf(' ') + 1);
            if (lines.stream().noneMatch(line -> line.startsWith(keyword))) {
                lines.add(usual);
            }
        }
        OpenSsh server = new OpenSsh(folder, port, lines);
        server.writeKnownHosts("host.pub");
        server.start();
        return server;
    }

    /** Starts it, also again. */
    void start() throws IOException, InterruptedException {
        if (isRoot()) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Path file = Files.write(folder.resolve("config"), configuration);
        Process started = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", file.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        process = started;
        CountDownLatch listening = new CountDownLatch(1);
        List<String> log = new ArrayList<>();
        Thread reader = new Thread(() -> follow(started, log, listening), "log of sshd");
        reader.setDaemon(true);
        reader.start();
        if (!listening.await(LIMIT_SECONDS, TimeUnit.SECONDS) || !started.isAlive()) {
            started.destroyForcibly();
            throw new AssertionError("sshd does not listen: " + log);
        }
    }

    private static void follow(Process started, List<String> log, CountDownLatch listening) {
        try (BufferedReader lines = started.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (log) {
                    log.add(line);
                }
                if (line.contains("Server listening on")) {
                    listening.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            listening.countDown();
        }
    }

    /** Settings of an adapter that gets in. */
    Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "key",
                folder.resolve("user").toString(),
                "known-hosts",
                knownHosts().toString()));
    }

    /** The location of a folder of this machine, seen through the server. */
    String location(Path root) {
        return "//" + System.getProperty("user.name") + "@127.0.0.1:" + port + root;
    }

    int port() {
        return port;
    }

    /** A file beside the server's keys. */
    Path file(String name) {
        return folder.resolve(name);
    }

    Path knownHosts() {
        return folder.resolve("known");
    }

    /** Makes a public key of the folder the one that the server is known by. */
    void writeKnownHosts(String publicKey) throws IOException {
        String key = Files.readString(folder.resolve(publicKey));
        Files.writeString(knownHosts(), "[127.0.0.1]:" + port + " " + key);
    }

    /** Kills what serves the connections that there are; new ones can be made. */
    void killSessions() {
        Process running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Stops whatever serves connections without ending it, until the server is closed. */
    void freeze() throws IOException, InterruptedException {
        Process running = process;
        if (running != null) {
            for (ProcessHandle session : running.descendants().toList()) {
                run("kill", "-STOP", Long.toString(session.pid()));
            }
        }
    }

    /** Kills everything. */
    void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> all = running.descendants().toList();
            running.destroyForcibly().waitFor();
            all.forEach(ProcessHandle::destroyForcibly);
            process = null;
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }

    /** Runs a program to its end; fails unless it succeeds. */
    static void run(String... command) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (program.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + said);
        }
    }
}
