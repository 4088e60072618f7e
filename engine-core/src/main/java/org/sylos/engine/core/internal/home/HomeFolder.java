package org.sylos.engine.core.internal.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.DatabaseOptions;
import org.sylos.engine.core.internal.state.Running;

/**
 * The layout of a home folder: {@code migrations/NAME/migration.duckdb} and its state file; a database that is kept elsewhere is
 * pointed to by {@code migrations/NAME/database.path}. While a migration is being made, {@code making.pid} names the process.
 */
final class HomeFolder {
    private static final String POINTER = "database.path";
    private static final String MAKER = "making.pid";

    private final Path migrations;

    HomeFolder(Path home) {
        this.migrations = home.resolve("migrations");
    }

    /** Where the database of a new migration goes. */
    Path databaseOf(String name, DatabaseOptions options) {
        Path path = options.path();
        return path == null ? usual(name) : path.toAbsolutePath().normalize();
    }

    Path stateFileOf(Path database) {
        return database.resolveSibling(database.getFileName() + ".yaml");
    }

    boolean has(String name) {
        return Files.isDirectory(migrations.resolve(name));
    }

    /** The folder of a migration, whether or not it is there. */
    Path folderOf(String name) {
        return migrations.resolve(name);
    }

    /** The database of a migration that is there. */
    Path require(String name) {
        Path folder = migrations.resolve(name);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") || !Files.isDirectory(folder)) {
            List<String> known = names();
            throw new ConfigException(
                    "there is no migration called '" + name + "'",
                    known.isEmpty() ? "there are none yet" : "there are: " + String.join(", ", known));
        }
        try {
            return Path.of(Files.readString(folder.resolve(POINTER), StandardCharsets.UTF_8)
                    .strip());
        } catch (NoSuchFileException e) {
            return usual(name);
        } catch (IOException e) {
            throw failed("read", folder, e);
        }
    }

    /** Notes that this process is about to make a migration, so that nobody takes what is half made for left over. */
    void announce(String name, NewFolders made) {
        Path folder = migrations.resolve(name);
        try {
            made.make(folder);
            Files.writeString(folder.resolve(MAKER), ProcessHandle.current().pid() + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failed("write", folder, e);
        }
    }

    /** The process that is making a migration right now; empty when none is. */
    OptionalLong maker(String name) {
        Path note = migrations.resolve(name).resolve(MAKER);
        try {
            long pid = Running.pid(
                    Long.valueOf(Files.readString(note, StandardCharsets.UTF_8).strip()), null);
            return pid < 0 ? OptionalLong.empty() : OptionalLong.of(pid);
        } catch (NoSuchFileException | NumberFormatException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw failed("read", note, e);
        }
    }

    /** Notes that a migration is made: nothing of it is half done any more. */
    void made(String name) {
        Path note = migrations.resolve(name).resolve(MAKER);
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw failed("delete", note, e);
        }
    }

    /** Notes where the database of an announced migration is. */
    void remember(String name, Path database) {
        Path folder = migrations.resolve(name);
        try {
            if (!database.equals(usual(name))) {
                Files.writeString(folder.resolve(POINTER), database + "\n", StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw failed("write", folder, e);
        }
    }

    void makeFolderOf(Path database, NewFolders made) {
        Path folder = database.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try {
            made.make(folder);
        } catch (IOException e) {
            throw failed("make", folder, e);
        }
    }

    /** Takes an announcement back; whatever else is in the folder stays. */
    void withdraw(String name) {
        Path folder = migrations.resolve(name);
        made(name);
        try {
            Files.deleteIfExists(folder.resolve(POINTER));
        } catch (IOException e) {
            throw failed("delete", folder, e);
        }
        try (Stream<Path> left = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            if (left.findAny().isEmpty()) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw failed("delete", folder, e);
        }
    }

    /** Gives the folder of a migration another name; what is there under the new one is refused. */
    void rename(String name, String newName) {
        Path folder = migrations.resolve(name);
        try {
            Files.move(folder, migrations.resolve(newName));
        } catch (IOException e) {
            throw failed("rename", folder, e);
        }
    }

    /** Deletes what is left of a migration once its database is gone. */
    void forget(String name) {
        Path folder = migrations.resolve(name);
        try {
            if (Files.isDirectory(folder)) {
                Files.deleteIfExists(stateFileOf(require(name)));
                try (Stream<Path> left = Files.list(folder)) {
                    for (Path file : left.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw failed("delete", folder, e);
        }
    }

    List<String> names() {
        if (!Files.isDirectory(migrations)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(migrations)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed("read", migrations, e);
        }
    }

    private Path usual(String name) {
        return migrations.resolve(name).resolve("migration.duckdb");
    }

    private static SylosException failed(String what, Path folder, IOException e) {
        return new SylosException(
                "cannot " + what + " " + folder + ": " + e.getMessage(), "check its permissions and the room left", e);
    }
}
