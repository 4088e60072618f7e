package org.sylos.adapter.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.tck.fs.AdapterDriver;

/** Failures of the server's disk, which the protocol has no words for. */
final class FullDiskTest extends ServerTest {
    @Test
    void a_full_disk_is_told_from_other_failures_and_nothing_is_left() throws IOException, InterruptedException {
        mounted("size=1m", () -> {
            FSAdapter adapter = adapter();
            assertThat(adapter.storageInfo().totalBytes()).hasValue(1 << 20);
            byte[] bytes = AdapterDriver.bytes(300_000, 1);
            write(adapter, "fits", bytes);
            write(adapter, "fits too", bytes);
            assertFails(ErrorClass.NO_SPACE, () -> write(adapter, "does not", AdapterDriver.bytes(900_000, 2)));
            assertOnDisk("fits", "fits too");
            assertThat(Files.readAllBytes(root().resolve("fits"))).isEqualTo(bytes);
        });
    }

    @Test
    void a_read_only_disk_is_a_matter_of_permission() throws IOException, InterruptedException {
        mounted("ro", () -> {
            FSAdapter adapter = adapter();
            assertFails(ErrorClass.PERMISSION, () -> write(adapter, "file", new byte[1]));
            assertFails(ErrorClass.PERMISSION, () -> adapter.createFolder(NodeRef.ROOT, "folder"));
        });
    }

    @Test
    void files_can_be_made_durable_before_they_count_as_written() throws IOException {
        FSAdapter adapter = adapter(Map.of("fsync", "true"));
        write(adapter, "file", new byte[1000]);
        assertOnDisk("file");
    }

    @Test
    void the_room_of_a_root_that_is_not_there_yet_is_that_of_the_folder_above() throws IOException {
        Path missing = root().resolve("not/there");
        try (FSAdapter adapter = Adapters.open(server().location(missing), server().settings())) {
            assertThat(adapter.storageInfo().totalBytes().orElse(0)).isPositive();
        }
    }

    /** Something that is done while the root is a file system of its own. */
    private interface Work {
        void run() throws IOException;
    }

    private void mounted(String options, Work work) throws IOException, InterruptedException {
        assumeTrue(OpenSsh.isRoot(), "skipped: needs root, to mount a small file system");
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", root().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(mount.waitFor() == 0, "skipped: needs the right to mount a small file system");
        try {
            work.run();
        } finally {
            closeAdapter();
            OpenSsh.run("umount", root().toString());
        }
    }
}
