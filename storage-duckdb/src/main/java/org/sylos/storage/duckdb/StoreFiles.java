package org.sylos.storage.duckdb;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
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
    /** Where a new database is made before it gets its name. */
    Path unfinished() {
        return beside(".new");
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

    /** Removes what an unfinished creation left. */
    void deleteUnfinished() throws IOException {
        for (String suffix : List.of(".new", ".new.wal")) {
            Files.deleteIfExists(beside(suffix));
        }
    }

    void deleteOverflow() throws IOException {
        deleteTree(overflow());
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

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(folder);
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path below, java.io.@org.jspecify.annotations.Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(below);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
