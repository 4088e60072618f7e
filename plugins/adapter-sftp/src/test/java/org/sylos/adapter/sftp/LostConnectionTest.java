package org.sylos.adapter.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.tck.fs.AdapterDriver;

/** Connections and servers that end in the middle of something. */
final class LostConnectionTest extends ServerTest {
    private static final int LARGE = 8 << 20;

    @Test
    void a_write_whose_connection_ends_fails_for_now_and_leaves_nothing() throws IOException {
        FSAdapter adapter = adapter();
        byte[] bytes = AdapterDriver.bytes(LARGE, 1);
        FSException failure;
        try (FileWrite write = begin(adapter, "file", LARGE)) {
            write.write(ByteBuffer.wrap(bytes, 0, LARGE / 2));
            server().killSessions();
            failure = assertFails(ErrorClass.TRANSIENT, () -> {
                write.write(ByteBuffer.wrap(bytes, LARGE / 2, LARGE / 2));
                write.commit();
            });
        }
        assertThat(failure.path()).isEqualTo("/file");
        assertOnDisk();
        write(adapter, "file", bytes);
        assertThat(Files.readAllBytes(root().resolve("file"))).isEqualTo(bytes);
        assertOnDisk("file");
    }

    @Test
    void a_commit_whose_connection_ends_has_happened_whole_or_not_at_all() throws IOException {
        FSAdapter adapter = adapter();
        byte[] bytes = AdapterDriver.bytes(100_000, 1);
        try (FileWrite write = begin(adapter, "file", bytes.length)) {
            write.write(ByteBuffer.wrap(bytes));
            server().killSessions();
            assertFails(ErrorClass.TRANSIENT, write::commit);
        }
        assertOnDisk();
    }

    @Test
    void a_read_whose_connection_ends_fails_for_now() throws IOException {
        FSAdapter adapter = adapter();
        byte[] bytes = AdapterDriver.bytes(LARGE, 1);
        Files.write(root().resolve("file"), bytes);
        try (ReadChannel channel = adapter.openRead(NodeRef.of("/file"), 0, Long.MAX_VALUE)) {
            assertThat(channel.read(ByteBuffer.allocate(1000))).isPositive();
            server().killSessions();
            assertFails(ErrorClass.TRANSIENT, () -> {
                ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
                while (channel.read(buffer) >= 0) {
                    buffer.clear();
                }
            });
        }
        assertThat(new AdapterDriver(adapter).read(NodeRef.of("/file"))).isEqualTo(bytes);
    }

    @Test
    void a_listing_whose_connection_ends_does_not_pretend_to_be_complete() throws IOException {
        FSAdapter adapter = adapter();
        for (int i = 0; i < 1000; i++) {
            Files.createFile(root().resolve("file" + i));
        }
        try (Listing listing = adapter.list(NodeRef.ROOT, 10)) {
            assertThat(listing.nextPage()).hasSize(10);
            server().killSessions();
            assertFails(ErrorClass.TRANSIENT, () -> {
                while (!listing.nextPage().isEmpty()) {
                    assertThat(listing).isNotNull();
                }
            });
            assertThat(listing.nextPage()).isEmpty();
        }
        assertThat(new AdapterDriver(adapter).list(NodeRef.ROOT)).hasSize(1000);
    }

    @Test
    void a_server_that_was_restarted_is_found_again() throws IOException, InterruptedException {
        try (OpenSsh other = OpenSsh.start(scratch.resolve("other"));
                FSAdapter adapter = Adapters.open(other.location(root()), other.settings())) {
            write(adapter, "before", new byte[10]);
            other.stop();
            FSException failure = assertFails(ErrorClass.TRANSIENT, () -> write(adapter, "meanwhile", new byte[10]));
            assertThat(failure.path()).isEqualTo("/meanwhile");
            // The connections may not have known of it; then nothing answers at the next try.
            assertFails(ErrorClass.TRANSIENT, () -> adapter.stat(NodeRef.of("/before")));
            other.start();
            write(adapter, "after", new byte[10]);
            assertOnDisk("after", "before");
        }
    }

    @Test
    void a_server_that_does_not_answer_is_given_up_after_a_while() throws IOException, InterruptedException {
        try (OpenSsh other = OpenSsh.start(scratch.resolve("other"))) {
            Map<String, String> settings = other.settings();
            settings.put("timeout", "500ms");
            try (FSAdapter adapter = Adapters.open(other.location(root()), settings)) {
                adapter.testConnection();
                other.freeze();
                FSException failure = assertFails(ErrorClass.TRANSIENT, () -> adapter.stat(NodeRef.ROOT));
                assertThat(failure).hasMessageContaining("did not answer");
            }
        }
    }

    @Test
    void nothing_listens_is_for_now_and_names_the_place() {
        try (FSAdapter adapter = Adapters.open("//nobody@127.0.0.1:1/tmp", Map.of())) {
            assertThat(assertFails(ErrorClass.TRANSIENT, adapter::testConnection))
                    .hasMessageContaining("127.0.0.1:1");
        }
    }
}
