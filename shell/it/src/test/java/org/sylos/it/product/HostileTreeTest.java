package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationManager;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Judges;
import org.sylos.it.run.Program;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** Everything that a file system can hold. */
final class HostileTreeTest {
    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path source = work.resolve("source");
    private final Path destination = work.resolve("destination");

    @BeforeAll
    static void needsJudges() {
        Judges.assumeThere();
    }

    /** What the locale says of names must not matter: the launcher sees to that. */
    @ParameterizedTest
    @ValueSource(strings = {"C.UTF-8", "C", ""})
    void names_links_modes_and_times_arrive_in_every_locale(String locale) throws Exception {
        makeHostileTree();
        Program sylos = Sylos.withHome(work.resolve("home"))
                .program("migrate", source.toString(), destination.toString(), "--yes");
        Program inLocale = locale.isEmpty()
                ? sylos.unset("LC_ALL").inEmptyEnvironment()
                : sylos.inLocale(locale, StandardCharsets.UTF_8);

        Finished first = inLocale.run().expect(0);
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains("complete").containsPattern("failed +0\n");
        Judges.assertSame(source, destination);
        assertThat(Judges.kibibytesOnDisk(destination.resolve("sparse")))
                .as("of 50 MiB of holes")
                .isLessThan(1024);

        List<String> changes = Judges.changes(destination);
        Finished second = inLocale.run().expect(0);
        assertThat(second.out()).contains("Nothing to do");
        assertThat(Judges.changes(destination)).isEqualTo(changes);
    }

    @Test
    void what_cannot_be_copied_is_named_and_stays_behind() throws Exception {
        Files.createDirectories(source.resolve("folder"));
        Files.writeString(source.resolve("folder/file"), "x");
        Program.of("mkfifo", source.resolve("folder/fifo").toString()).run().expect(0);
        boolean device = Program.of("mknod", source.resolve("device").toString(), "c", "1", "3")
                        .run()
                        .exit()
                == 0;
        int special = device ? 3 : 2;
        Sylos sylos = Sylos.withHome(work.resolve("home"));
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(source.resolve("socket")));
            Finished finished = sylos.migrate(source, destination).expect(0);
            assertThat(finished.out())
                    .containsPattern("exclude +" + special + " +unsupported " + special + "\n")
                    .containsPattern("excluded +" + special + "\n")
                    .contains(special + " nodes are of a kind that is not migrated");
        }
        assertThat(Judges.find(destination, "-mindepth 1")).containsExactly("folder", "folder/file");
        try (MigrationManager manager = sylos.manager();
                Migration migration = manager.get(manager.list().get(0).name())) {
            assertLeftOut(migration, "/folder/fifo", "pipe");
            assertLeftOut(migration, "/socket", "socket");
            if (device) {
                assertLeftOut(migration, "/device", "device");
            }
        }
    }

    private static void assertLeftOut(Migration migration, String path, String reason) {
        NodeView node = migration.inspect().node(Side.SRC, path).orElseThrow();
        assertThat(node.traversal()).isEqualTo(TraversalStatus.EXCLUDED);
        assertThat(node.message()).contains(reason);
    }

    private void makeHostileTree() throws IOException, URISyntaxException {
        URL script = HostileTreeTest.class.getResource("hostile-tree.sh");
        if (script == null) {
            throw new AssertionError("the script that makes the tree is missing");
        }
        Program.of("sh", Path.of(script.toURI()).toString(), source.toString())
                .run()
                .expect(0);
    }
}
