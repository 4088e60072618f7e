package org.sylos.adapter.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSAdapter;

/** The kit against a server without extensions, as others than OpenSSH may be: files cannot be replaced in one step. */
final class PlainProtocolContractTest extends ServedFolders {
    private static @Nullable OpenSsh server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        server = OpenSsh.start(
                folder.resolve("server"),
                "Subsystem sftp internal-sftp -P posix-rename,statvfs,fstatvfs,hardlink,fsync,lsetstat,limits");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected FSAdapter adapter(Path root) {
        if (server == null) {
            throw new IllegalStateException("the server was not started");
        }
        return Adapters.open(server.location(root), server.settings());
    }

    @Test
    void what_only_extensions_can_do_is_not_promised() {
        try (FSAdapter adapter = adapter(scratch())) {
            assertThat(adapter.capabilities().supported())
                    .contains(Capability.SYMLINKS, Capability.PERMISSIONS, Capability.SET_FILE_MTIME)
                    .doesNotContain(Capability.ATOMIC_REPLACE, Capability.STORAGE_INFO);
        }
    }
}
