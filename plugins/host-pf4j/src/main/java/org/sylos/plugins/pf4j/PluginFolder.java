package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.pf4j.PluginRepository;

/**
 * A directory that plugins lie in: jars, folders with a jar in them, and archives that somebody forgot to unpack. Hidden ones
 * are not counted.
 */
record PluginFolder(Path directory) implements PluginRepository {
    /** The plugins by name, so that which of two rivals comes first does not depend on the file system. */
    @Override
    public List<Path> getPluginPaths() {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(PluginFolder::isPlugin).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PF4J is never asked to delete anything. */
    @Override
    public boolean deletePluginPath(Path place) {
        return false;
    }

    /** Whether a file is named like a jar and not hidden. */
    static boolean isNamedLikeJar(Path path) {
        return isNamed(path, ".jar");
    }

    /** Whether a file is named like an archive of a plugin and not hidden. */
    static boolean isNamedLikeArchive(Path path) {
        return isNamed(path, ".zip");
    }

    private static boolean isNamed(Path path, String ending) {
        String name = String.valueOf(path.getFileName());
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** A folder of something else, without a jar and without libraries, is passed over. */
    private static boolean isPlugin(Path path) {
        if (isNamedLikeJar(path) || isNamedLikeArchive(path)) {
            return true;
        }
        if (String.valueOf(path.getFileName()).startsWith(".") || !Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> inner = Files.list(path)) {
            return inner.anyMatch(entry -> isNamedLikeJar(entry) || entry.endsWith(PluginFiles.LIBRARIES));
        } catch (IOException unreadable) {
            return true; // which is told when it is looked at
        }
    }
}
