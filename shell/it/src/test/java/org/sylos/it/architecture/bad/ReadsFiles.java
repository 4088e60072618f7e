package org.sylos.it.architecture.bad;

import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the disk. */
public final class ReadsFiles {
    private ReadsFiles() {}

    static boolean look(Path file) {
        return Files.exists(file);
    }
}
