package org.sylos.storage.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/**
 * The databases that this process has open. Locks of files keep processes apart, not two users in one process: without this,
 * both would write.
 */
final class HeldFiles {
    private static final Set<Path> HELD = new HashSet<>();

    private HeldFiles() {}

    /**
     * Takes a database for this process.
     *
     * @return what to call to give it back; calling it twice is harmless
     */
    static Runnable hold(Path database) {
        Path real = real(database);
        synchronized (HELD) {
            if (!HELD.add(real)) {
                throw new StoreException(
                        Reason.IN_USE,
                        "the database " + database + " is in use by this process (PID "
                                + ProcessHandle.current().pid() + ")",
                        "close it where it is open",
                        null);
            }
        }
        return () -> {
            synchronized (HELD) {
                HELD.remove(real);
            }
        };
    }

    private static Path real(Path database) {
        try {
            if (Files.exists(database)) {
                return database.toRealPath();
            }
            Path folder = database.toAbsolutePath().getParent();
            return folder == null ? database : folder.toRealPath().resolve(database.getFileName());
        } catch (IOException e) {
            throw new StoreException(
                    Reason.IO,
                    "the place of the database " + database + " cannot be found: " + e.getMessage(),
                    "make the folder first",
                    e);
        }
    }
}
