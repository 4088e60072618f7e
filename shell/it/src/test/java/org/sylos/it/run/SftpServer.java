package org.sylos.it.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real OpenSSH server on a port of the loopback interface, which lets this user in with a key made for the test. */
public final class SftpServer implements AutoCloseable {
    private static final String PROGRAM = "/usr/sbin/sshd";
    private static final int LIMIT_SECONDS = 20;

    private final Path folder;
    private final int port;
    private final Process process;

    private SftpServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Skips the test, and says so, on a machine without OpenSSH's server. */
    public static void assumeThere() {
        assumeTrue(Files.isExecutable(Path.of(PROGRAM)), "skipped: needs an OpenSSH server, " + PROGRAM);
    }

    /** Starts a server that keeps its keys in a folder. */
    public static SftpServer start(Path folder) throws IOException, InterruptedException {
        assumeThere();
        Files.createDirectories(folder);
        for (String key : List.of("host", "user")) {
            Program.of(
                            "ssh-keygen",
                            "-q",
                            "-t",
                            "ed25519",
                            "-N",
                            "",
                            "-f",
                            folder.resolve(key).toString())
                    .run()
                    .expect(0);
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("known"), "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host.pub")));
        Path config = Files.write(
                folder.resolve("config"),
                List.of(
                        "Port " + port,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + folder.resolve("host"),
                        "AuthorizedKeysFile " + folder.resolve("user.pub"),
                        "PidFile none",
                        "StrictModes no",
                        "UsePAM no",
                        "PermitRootLogin yes",
                        "PasswordAuthentication no",
                        "KbdInteractiveAuthentication no",
                        "Subsystem sftp internal-sftp"));
        if (Program.isRoot()) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Process process = new ProcessBuilder(PROGRAM, "-D", "-e", "-f", config.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        CountDownLatch listening = new CountDownLatch(1);
        Thread reader = new Thread(() -> follow(process, listening), "log of sshd");
        reader.setDaemon(true);
        reader.start();
        if (!listening.await(LIMIT_SECONDS, TimeUnit.SECONDS) || !process.isAlive()) {
            process.destroyForcibly();
            throw new AssertionError("sshd does not listen on port " + port);
        }
        return new SftpServer(folder, port, process);
    }

    private static void follow(Process process, CountDownLatch listening) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
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

    /** A folder of this machine, seen through the server. */
    public String location(Path path) {
        return "sftp://" + System.getProperty("user.name") + "@127.0.0.1:" + port + path;
    }

    /** Options with which the program gets in; {@code --dst-set} or {@code --src-set} is the option. */
    public String[] options(String option) {
        return new String[] {option, "key=" + folder.resolve("user"), option, "known-hosts=" + folder.resolve("known")};
    }

    /** Kills what serves the connections that there are, and answers whether there were any; new ones can be made. */
    public boolean killSessions() {
        List<ProcessHandle> sessions = process.descendants().toList();
        sessions.forEach(ProcessHandle::destroyForcibly);
        return !sessions.isEmpty();
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
