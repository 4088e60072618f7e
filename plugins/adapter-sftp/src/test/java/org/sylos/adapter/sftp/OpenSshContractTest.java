package org.sylos.adapter.sftp;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.fs.FSAdapter;

/** The kit against OpenSSH. */
final class OpenSshContractTest extends ServedFolders {
    private static @Nullable OpenSsh server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        server = OpenSsh.start(folder.resolve("server"));
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
}
