package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Judges;
import org.sylos.it.run.Program;
import org.sylos.it.run.SftpServer;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** The SFTP plugin that the distribution brings, against OpenSSH. */
final class SftpTest {
    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path source = work.resolve("source");
    private final Path remote = work.resolve("remote");
    private final Path back = work.resolve("back");
    private final Sylos sylos = Sylos.withHome(work.resolve("home")).quick();

    @BeforeAll
    static void needsPrograms() {
        Judges.assumeThere();
        SftpServer.assumeThere();
    }

    @Test
    void a_tree_goes_to_a_server_and_comes_back_the_same() throws IOException, InterruptedException {
        makeTree();
        try (SftpServer server = SftpServer.start(work.resolve("server"))) {
            Finished there = migrate(source.toString(), server.location(remote), server.options("--dst-set"));
            assertThat(there.err()).isEmpty();
            assertThat(there.out()).contains("complete").containsPattern("failed +0\n");
            Judges.assertSame(source, remote);

            List<String> changes = Judges.changes(remote);
            assertThat(migrate(source.toString(), server.location(remote)).out())
                    .contains("Nothing to do");
            assertThat(Judges.changes(remote)).isEqualTo(changes);

            migrate(server.location(remote), back.toString(), server.options("--src-set"));
            Judges.assertSame(source, back);
        }
    }

    @Test
    void what_changed_since_is_copied_again_and_checked_by_its_bytes() throws IOException, InterruptedException {
        makeTree();
        try (SftpServer server = SftpServer.start(work.resolve("server"))) {
            migrate(source.toString(), server.location(remote), server.options("--dst-set"));
            Files.writeString(source.resolve("folder/file"), "longer than it was before");
            Program.of(
                            "touch",
                            "-d",
                            "@1700000000",
                            source.resolve("folder/file").toString())
                    .run()
                    .expect(0);
            touchFolders();
            Finished second = migrate(source.toString(), server.location(remote), "--verify", "checksum");
            assertThat(second.out()).containsPattern("overwrite +1 ").contains("checksum: 1 as promised");
            Judges.assertSame(source, remote);
        }
    }

    @Test
    void an_unknown_server_is_refused_in_one_message() throws IOException, InterruptedException {
        Files.createDirectories(source);
        try (SftpServer server = SftpServer.start(work.resolve("server"))) {
            Finished refused = sylos.run(
                    "migrate",
                    source.toString(),
                    server.location(remote),
                    "--yes",
                    "--dst-set",
                    "known-hosts=" + work.resolve("nothing"));
            refused.expect(1);
            assertThat(refused.err())
                    .contains("is not known")
                    .contains("SHA256:")
                    .doesNotContain("Exception");
            assertThat(remote).doesNotExist();
        }
    }

    @Test
    void a_password_is_not_written_down() throws IOException {
        Files.createDirectories(source);
        Finished inLocation = sylos.run("migrate", source.toString(), "sftp://me:hunter2@127.0.0.1:1/x", "--yes");
        inLocation.expect(1);
        Finished inSetting = sylos.run(
                "migrate", source.toString(), "sftp://me@127.0.0.1:1/x", "--yes", "--dst-set", "password=hunter2");
        inSetting.expect(1);
        assertThat(inLocation.out() + inLocation.err() + inSetting.out() + inSetting.err())
                .doesNotContain("hunter2");
        assertThat(Program.of("grep", "-r", "hunter2", work.resolve("home").toString())
                        .run()
                        .out())
                .isEmpty();
    }

    private Finished migrate(String from, String to, String... more) {
        List<String> arguments = new ArrayList<>(List.of("migrate", from, to, "--yes"));
        arguments.addAll(List.of(more));
        return sylos.run(arguments.toArray(String[]::new)).expect(0);
    }

    private void makeTree() throws IOException {
        Path folder = Files.createDirectories(source.resolve("folder"));
        Files.createDirectories(source.resolve("empty"));
        Files.writeString(folder.resolve("file"), "content");
        Files.write(folder.resolve("large"), new byte[5_000_000]);
        Files.createFile(folder.resolve("nothing"));
        for (String name : List.of(
                "line\nbreak", " spaces ", "100% _", "\u00e9\u65e5\ud83d\ude00", "back\\slash", "x".repeat(255))) {
            Files.writeString(folder.resolve(name), name);
        }
        Program.of("chmod", "4750", folder.resolve("file").toString()).run().expect(0);
        Program.of("chmod", "400", folder.resolve("nothing").toString()).run().expect(0);
        Files.createSymbolicLink(source.resolve("link"), Path.of("folder/file"));
        Files.createSymbolicLink(source.resolve("dangling"), Path.of("/no where"));
        Program.of("find", source.toString(), "-exec", "touch", "-h", "-d", "@1600000000", "{}", "+")
                .run()
                .expect(0);
    }

    /** Whole seconds, which is all that the protocol can tell. */
    private void touchFolders() {
        Program.of("find", source.toString(), "-type", "d", "-exec", "touch", "-d", "@1650000000", "{}", "+")
                .run()
                .expect(0);
    }
}
