package org.sylos.shell.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * A file that a person named as the place for what a command writes. It is written under another name first, so that what has the
 * right name is whole. A file that is there already keeps its permissions, and a symbolic link stays one. What is no file, such as
 * a device, a pipe or {@code /dev/stdout}, takes what is written and is never replaced.
 */
public final class ChosenFile {
    private static final int MOST_LINKS = 40;

    private ChosenFile() {}

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it into a file that is there and empty. */
        void writeTo(Path file) throws IOException, InterruptedException;
    }

    /**
     * Writes the file.
     *
     * @throws FileSystemException when a folder is there, among other reasons
     */
    public static void write(Path named, Content content) throws IOException, InterruptedException {
        Path file = followed(named.toAbsolutePath());
        if (Files.isDirectory(file)) {
            throw new FileSystemException(named.toString(), null, "it is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            pour(content, file);
        } else {
            replace(content, file);
        }
    }

    private static void replace(Content content, Path file) throws IOException, InterruptedException {
        Path part = file.resolveSibling(".sylos-" + UUID.randomUUID() + ".part");
        try {
            Files.createFile(part);
            content.writeTo(part);
            PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (old != null && Files.exists(file)) {
                Files.setPosixFilePermissions(part, old.readAttributes().permissions());
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void pour(Content content, Path device) throws IOException, InterruptedException {
        Path whole = Files.createTempFile("sylos-", ".part");
        try {
            content.writeTo(whole);
            try (OutputStream out = Files.newOutputStream(device, StandardOpenOption.WRITE)) {
                Files.copy(whole, out);
            }
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** Where symbolic links lead, also when nothing is there yet. What the system alone can follow is left as it is. */
    private static Path followed(Path named) throws IOException {
        Path file = named;
        for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(file); i++) {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return file;
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }
}
