package org.sylos.shell.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Where typed lines are kept for the user, and nobody else to read. */
final class HistoryFile {
    private HistoryFile() {}

    /** The file, made when it is missing; empty when it cannot be had, since a shell without a history is still a shell. */
    static Optional<Path> in(Path folder) {
        Path file = folder.resolve("history");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Files.createFile(file);
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
            return Files.isWritable(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
