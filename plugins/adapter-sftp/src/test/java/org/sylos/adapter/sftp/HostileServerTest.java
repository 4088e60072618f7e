package org.sylos.adapter.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.sylos.tck.fs.Failures.assertFails;
import static org.sylos.tck.fs.Failures.assertFailsWithOneOf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.tck.Race;
import org.sylos.tck.fs.AdapterDriver;

/** Trees and limits of a server that ask for care. */
final class HostileServerTest extends ServerTest {
    @Test
    void names_that_are_not_utf8_are_listed_each_with_the_reason() throws IOException, InterruptedException {
        OpenSsh.run(
                "sh",
                "-c",
                "cd \"$0\" && touch \"$(printf 'a\\377')\" \"$(printf 'a\\376')\" 'a\\xFF' plain"
                        + " && ln -s \"$(printf 'to\\377')\" link",
                root().toString());
        List<Entry> entries = new AdapterDriver(adapter()).list(NodeRef.ROOT);
        assertThat(entries)
                .extracting(Entry::name)
                .containsExactlyInAnyOrder("a\\xFF", "a\\xFE", "a\\xFF", "plain", "link");
        assertThat(entries.stream().filter(entry -> entry.kind() == NodeKind.OTHER))
                .hasSize(2)
                .extracting(Entry::problem)
                .extracting(EntryProblem::errorClass)
                .containsOnly(ErrorClass.INVALID_NAME);
        Entry link = entries.stream()
                .filter(entry -> entry.name().equals("link"))
                .findFirst()
                .orElseThrow();
        assertThat(link.problem()).isNotNull();
    }

    @Test
    void a_folder_that_became_a_link_is_not_gone_through() throws IOException {
        FSAdapter adapter = adapter();
        Path outside = Files.createDirectories(scratch.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(root().resolve("folder"), outside);
        Set<ErrorClass> refusals = Set.of(ErrorClass.CONFLICT, ErrorClass.NOT_FOUND);
        AdapterDriver driver = new AdapterDriver(adapter);
        NodeRef folder = NodeRef.of("/folder");
        assertFailsWithOneOf(refusals, () -> driver.list(folder));
        assertFailsWithOneOf(refusals, () -> driver.read(folder.child("secret")));
        assertFailsWithOneOf(refusals, () -> driver.file(folder, "new", new byte[1]));
        assertFailsWithOneOf(refusals, () -> driver.folder(folder, "new"));
        assertFailsWithOneOf(refusals, () -> adapter.setMetadata(folder.child("secret"), Metadata.NONE));
        assertThat(outside).isDirectoryContaining("glob:**/secret");
        try (var all = Files.list(outside)) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void links_can_be_left_out() throws IOException {
        Files.createSymbolicLink(root().resolve("link"), Path.of("nowhere"));
        FSAdapter adapter = adapter(Map.of("links", "skip"));
        assertThat(adapter.capabilities().has(Capability.SYMLINKS)).isFalse();
        assertThat(new AdapterDriver(adapter).list(NodeRef.ROOT))
                .singleElement()
                .satisfies(link -> assertThat(link.problem())
                        .isNotNull()
                        .extracting(EntryProblem::errorClass)
                        .isEqualTo(ErrorClass.UNSUPPORTED));
    }

    @Test
    void the_root_may_be_reached_through_a_link() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(scratch.resolve("link"), root());
        Files.createFile(root().resolve("file"));
        try (FSAdapter through = Adapters.open(server().location(link), server().settings())) {
            assertThat(new AdapterDriver(through).childNames(NodeRef.ROOT)).containsExactly("file");
            assertThat(through.overlaps(adapter())).isTrue();
        }
    }

    @Test
    void a_server_that_allows_fewer_sessions_than_wanted_is_used_with_those() throws Exception {
        try (OpenSsh small = OpenSsh.start(scratch.resolve("small"), "MaxSessions 2");
                FSAdapter adapter = Adapters.open(small.location(root()), small.settings())) {
            Race.run(8, number -> {
                for (int i = 0; i < 10; i++) {
                    write(adapter, number + "-" + i, new byte[1000]);
                }
                return number;
            });
            assertThat(onDisk()).hasSize(80);
        }
    }

    @Test
    void a_server_that_hangs_up_on_new_connections_is_asked_less() throws IOException, InterruptedException {
        try (OpenSsh closed = OpenSsh.start(scratch.resolve("closed"), "MaxStartups 1:100:1");
                Socket first = new Socket(InetAddress.getLoopbackAddress(), closed.port());
                FSAdapter adapter = Adapters.open(closed.location(root()), closed.settings())) {
            // Its greeting tells that the first connection counts.
            assertThat(first.getInputStream().read()).isEqualTo('S');
            assertFails(ErrorClass.THROTTLED, adapter::testConnection);
        }
    }

    @Test
    void a_server_without_sftp_is_of_no_use() throws IOException, InterruptedException {
        try (OpenSsh bare = OpenSsh.start(scratch.resolve("bare"), "Subsystem other internal-sftp");
                FSAdapter adapter = Adapters.open(bare.location(root()), bare.settings())) {
            assertThat(assertFails(ErrorClass.FATAL, adapter::testConnection)).hasMessageContaining("SFTP");
        }
    }

    @Test
    void closing_an_adapter_ends_its_threads() throws IOException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        FSAdapter adapter = adapter();
        write(adapter, "file", new byte[10]);
        assertThat(ofSsh(before)).isNotEmpty();
        adapter.close();
        assertThatCode(() -> {
                    for (Thread thread : ofSsh(before)) {
                        thread.join(10_000);
                    }
                })
                .doesNotThrowAnyException();
        assertThat(ofSsh(before)).isEmpty();
    }

    private static List<Thread> ofSsh(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().contains("sshd-SshClient"))
                .toList();
    }
}
