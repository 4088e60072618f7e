package org.sylos.shell.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.core.Migration;

/** Finds out whether a migration is about to copy its own database, which cannot go well: every step of the copy changes it. */
final class OwnFiles {
    private OwnFiles() {}

    /** What a person should know before the copy; empty when the database is not among what is copied. */
    static Optional<String> notice(Migration migration) {
        return place(migration)
                .filter(path -> migration
                        .inspect()
                        .node(Side.SRC, path)
                        .filter(node -> node.copy() == CopyStatus.PENDING || node.copy() == CopyStatus.ALREADY_EXISTS)
                        .isPresent())
                .map(path -> "the files of this migration lie inside the source, in " + path
                        + "; they change while they are copied, and end as drifted: exclude that folder, or keep"
                        + " migrations elsewhere with --home");
    }

    /** The folder of the migration's own files as a path below the source; empty when it is not there. */
    private static Optional<String> place(Migration migration) {
        Path folder = migration.details().database().toAbsolutePath().getParent();
        try {
            Path source = Path.of(migration.details().source());
            if (folder == null || !source.isAbsolute() || !Files.isDirectory(source)) {
                return Optional.empty();
            }
            Path root = source.toRealPath();
            Path own = folder.toRealPath();
            return own.startsWith(root) && !own.equals(root)
                    ? Optional.of("/" + root.relativize(own).toString().replace('\\', '/'))
                    : Optional.empty();
        } catch (InvalidPathException | IOException notAFolderOfThisComputer) {
            return Optional.empty();
        }
    }
}
