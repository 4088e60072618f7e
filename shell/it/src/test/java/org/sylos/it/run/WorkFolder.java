package org.sylos.it.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A temporary folder, open to every user, that is removed after each test with whatever is in it, by a program that takes any
 * name and follows no link.
 */
public final class WorkFolder implements AfterEachCallback {
    /** A disk that deletes elsewhere as well may take minutes for ten thousand files, which says nothing about the program. */
    private static final int DELETION_SECONDS = 900;

    private final Path folder;

    /** Makes the folder. */
    public WorkFolder() {
        try {
            folder = Files.createTempDirectory("sylos-it-").toRealPath();
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder. */
    public Path path() {
        return folder;
    }

    /** A place in it. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Program.of("chmod", "-R", "u+rwx", folder.toString()).run();
        Program.of("rm", "-rf", folder.toString())
                .within(DELETION_SECONDS)
                .run()
                .expect(0);
    }
}
