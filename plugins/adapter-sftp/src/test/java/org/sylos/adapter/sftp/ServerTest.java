package org.sylos.adapter.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;

/** What tests of one class share: an OpenSSH server that goes on until its end. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ServerTest {
    private static @Nullable OpenSsh running;

    @TempDir
    Path scratch;

    private @Nullable FSAdapter opened;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws IOException, InterruptedException {
        running = OpenSsh.start(folder.resolve("server"));
    }

    @AfterAll
    static void stopServer() throws InterruptedException {
        if (running != null) {
            running.close();
        }
    }

    @BeforeEach
    void makeRoot() throws IOException {
        Files.createDirectories(root());
    }

    @AfterEach
    void closeAdapter() {
        if (opened != null) {
            opened.close();
        }
    }

    static OpenSsh server() {
        if (running == null) {
            throw new IllegalStateException("the server was not started");
        }
        return running;
    }

    Path root() {
        return scratch.resolve("root");
    }

    /** An adapter over the root, closed after the test. One for each test. */
    FSAdapter adapter() {
        return adapter(Map.of());
    }

    FSAdapter adapter(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(server().settings());
        settings.putAll(more);
        FSAdapter made = Adapters.open(server().location(root()), settings);
        opened = made;
        return made;
    }

    static FileWrite begin(FSAdapter adapter, String name, long size) throws IOException {
        return adapter.openWrite(new WriteSpec(NodeRef.ROOT, name, size, Metadata.NONE, WriteCondition.ABSENT, "test"));
    }

    static void write(FSAdapter adapter, String name, byte[] bytes) throws IOException {
        try (FileWrite write = begin(adapter, name, bytes.length)) {
            write.write(ByteBuffer.wrap(bytes));
            write.commit();
        }
    }

    /** Names in the root as the disk has them. */
    List<String> onDisk() throws IOException {
        try (Stream<Path> all = Files.list(root())) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    void assertOnDisk(String... names) throws IOException {
        assertThat(onDisk()).containsExactly(names);
    }
}
