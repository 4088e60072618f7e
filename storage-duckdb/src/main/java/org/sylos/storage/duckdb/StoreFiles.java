package org.sylos.storage.duckdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * The files of one store: the database, and what lies beside it.
 *
 * <p>Nothing here may open the database file while it is in use by this very process: closing a file gives up the locks that
 * the process holds on it, whoever took them.
 *
 * @param database the database file, absolute
 */
record StoreFiles(Path database) {
    /** Nobody else names files so, therefore they can be removed without a look. */
    private static final String NEW = ".sylos-new";

    /** Where a new database is made before it gets its name. */
    Path unfinished() {
        return beside(NEW);
    }

    /** What DuckDB has committed and not yet moved into the database file. */
    Path log() {
        return beside(".wal");
    }

    /** What does not fit into memory. */
    Path overflow() {
        return beside(".tmp");
    }

    /** Whether something is there, a database or what is left of one. */
    boolean exist() {
        return Files.exists(database, LinkOption.NOFOLLOW_LINKS) || Files.exists(log());
    }

    /** Whether it is a pipe, a socket or a device: to open a pipe is to wait for somebody to write into it. */
    boolean isNeitherFileNorFolder() throws IOException {
        return Files.readAttributes(database, BasicFileAttributes.class).isOther();
    }

    /**
     * Whether nobody works on the database: no process has a lock on the file that keeps readers out. DuckDB takes the same
     * kind. A file that cannot be asked counts as not free.
     */
    boolean isFree() {
        if (!Files.isRegularFile(database)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes what an unfinished creation left. */
    void deleteUnfinished() throws IOException {
        for (String suffix : List.of(NEW, NEW + ".wal")) {
            Files.deleteIfExists(beside(suffix));
        }
    }

    /** Removes what an earlier process spilled. A folder of that name may be somebody else's: nothing else in it goes. */
    void deleteOverflow() throws IOException {
        if (!Files.isDirectory(overflow(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> spilled = Files.newDirectoryStream(overflow(), "duckdb_temp_*")) {
            for (Path file : spilled) {
                Files.deleteIfExists(file);
            }
        }
        try {
            Files.deleteIfExists(overflow());
        } catch (DirectoryNotEmptyException e) {
            // So it is somebody else's.
            return;
        }
    }

    void deleteAll() throws IOException {
        deleteUnfinished();
        deleteOverflow();
        // The log last: without it the database would be an older one that looks whole.
        for (String suffix : List.of("", ".wal.checkpoint", ".wal.recovery", ".wal")) {
            Files.deleteIfExists(beside(suffix));
        }
    }

    private Path beside(String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }
}
