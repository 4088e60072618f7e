package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Judges;
import org.sylos.it.run.Program;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** Folders that may not be read, may not be written, or are full: what does not work is on record, the rest is done. */
final class RefusingStorageTest {
    private static final String NOBODY = "65534";

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path source = work.resolve("source");
    private final Path destination = work.resolve("destination");
    private final Path home = work.resolve("home");

    @BeforeEach
    void makeSource() throws IOException {
        Files.createDirectories(source.resolve("folder"));
        Files.createDirectories(source.resolve("closed"));
        Files.createDirectories(home);
        Files.writeString(source.resolve("folder/file"), "content");
        Files.writeString(source.resolve("closed/file"), "hidden");
        Files.writeString(source.resolve("secret"), "secret");
        Files.writeString(source.resolve("plain"), "plain");
    }

    @Test
    void what_may_not_be_read_is_a_recorded_failure_and_the_rest_goes_on() throws IOException {
        permit(source.resolve("closed"), "---------");
        permit(source.resolve("secret"), "---------");
        Files.createDirectories(destination);
        Finished finished = asOrdinaryUser("migrate", source.toString(), destination.toString(), "--yes", "--name", "u")
                .expect(3);
        assertThat(finished.out())
                .contains("/closed: permission")
                .contains("/secret: permission")
                .containsPattern("failed +2\\b");
        assertThat(finished.err()).doesNotContain("unexpected", "Exception");
        assertThat(destination.resolve("folder/file")).hasContent("content");
        assertThat(destination.resolve("plain")).hasContent("plain");
        assertThat(destination.resolve("closed/file")).doesNotExist();
        assertThat(destination.resolve("secret")).doesNotExist();

        permit(source.resolve("closed"), "rwxr-xr-x");
        permit(source.resolve("secret"), "rw-r--r--");
        // The closed folder was carried over as it was: closed.
        permit(destination.resolve("closed"), "rwxr-xr-x");
        asOrdinaryUser("migrate", source.toString(), destination.toString(), "--yes")
                .expect(0);
        assertThat(destination.resolve("closed/file")).hasContent("hidden");
        assertThat(destination.resolve("secret")).hasContent("secret");
    }

    @Test
    void a_folder_without_write_permission_is_filled_before_it_is_closed() throws IOException {
        permit(source.resolve("closed"), "r-xr-xr-x");
        permit(source, "r-xr-xr-x");
        Files.createDirectories(destination.resolve("above"));
        Path root = destination.resolve("above/root");
        asOrdinaryUser("migrate", source.toString(), root.toString(), "--yes", "--name", "u")
                .expect(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("closed"))))
                .isEqualTo("r-xr-xr-x");
        assertThat(root.resolve("closed/file")).hasContent("hidden");
        Finished again = asOrdinaryUser("migrate", source.toString(), root.toString(), "--yes")
                .expect(0);
        assertThat(again.out()).contains("Nothing to do");
    }

    @Test
    void a_destination_that_may_not_be_written_fails_node_by_node() throws IOException {
        Files.createDirectories(destination);
        Program asUser = ordinaryUser();
        permit(destination, "r-xr-xr-x");
        Finished finished = asUser.with("migrate", source.toString(), destination.toString(), "--yes", "--name", "u")
                .run()
                .expect(3);
        assertThat(finished.err()).doesNotContain("unexpected", "Exception");
        assertThat(finished.out()).contains("finished with failures").contains("permission");
        assertThat(Judges.find(destination, "-mindepth 1")).isEmpty();
    }

    @Test
    void a_place_in_which_no_destination_can_be_made_fails_once() throws IOException {
        Files.createDirectories(destination);
        Program asUser = ordinaryUser();
        permit(destination, "r-xr-xr-x");
        Path root = destination.resolve("new");
        Finished finished = asUser.with("migrate", source.toString(), root.toString(), "--yes", "--name", "u")
                .run()
                .expect(3);
        assertThat(finished.err()).doesNotContain("unexpected", "Exception");
        assertThat(finished.out()).contains("permission 1").contains("parent");
    }

    @Test
    void a_full_destination_is_a_recorded_failure_and_more_room_lets_it_end() throws IOException {
        assumeTrue(Program.isRoot(), "needs root, to mount a small file system");
        Files.createDirectories(destination);
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        for (int i = 0; i < 4; i++) {
            Files.write(source.resolve("big-" + i), content);
        }
        Program mount = Program.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", destination.toString());
        assumeTrue(mount.run().exit() == 0, "needs the right to mount a small file system");
        try {
            Sylos sylos = Sylos.withHome(home).quick();
            Finished full = sylos.migrate(source, destination.resolve("root")).expect(3);
            assertThat(full.out())
                    .contains("the destination has room for")
                    .containsPattern("/big-\\d: no-space")
                    .contains("finished with failures");
            assertThat(Judges.find(destination, "-name .sylos-*")).isEmpty();
            assertThat(Judges.find(destination, "-name big-* -size 300000c")).hasSizeBetween(2, 3);

            Program.of("mount", "-o", "remount,size=10m", destination.toString())
                    .run()
                    .expect(0);
            sylos.migrate(source, destination.resolve("root")).expect(0);
            Judges.assertSame(source, destination.resolve("root"));
        } finally {
            Program.of("umount", destination.toString()).run().expect(0);
        }
    }

    private Finished asOrdinaryUser(String... arguments) {
        return ordinaryUser().with(arguments).run();
    }

    /** The program as somebody who is not root, to whom the destination and the home belong. */
    private Program ordinaryUser() {
        Program sylos = Sylos.withHome(home).quick().program();
        if (!Program.isRoot()) {
            return sylos;
        }
        Program change = Program.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        assumeTrue(
                change.with("test", "-r", Sylos.distribution().resolve("lib").toString())
                                .run()
                                .exit()
                        == 0,
                "needs setpriv, and a distribution that other users can read");
        Program.of("chown", "-R", NOBODY + ":" + NOBODY, work.path().toString())
                .run()
                .expect(0);
        return sylos.behind("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
                .set("HOME", home.toString());
    }

    private static void permit(Path node, String permissions) throws IOException {
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString(permissions));
    }
}
