package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.pf4j.PluginRepository;

/** The directory that plugin jars lie in: files whose names end with {@code .jar}, hidden ones not counted. */
record JarFolder(Path directory) implements PluginRepository {
    /** The jars by name, so that which of two rivals comes first does not depend on the file system. */
    @Override
    public List<Path> getPluginPaths() {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(JarFolder::isNamedLikeJar).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean deletePluginPath(Path jar) {
        try {
            return Files.deleteIfExists(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNamedLikeJar(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(".jar");
    }
}
