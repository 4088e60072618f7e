package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a plugin's classes come from.
 *
 * @param place the jar, or the folder that holds it and its libraries
 * @param main the plugin's own jar
 * @param libraries other jars, by name
 */
record PluginFiles(Path place, Path main, List<Path> libraries) {
    /** Name of the folder of libraries. */
    static final String LIBRARIES = "lib";

    /** @throws PluginRefusal when a plugin is not laid out like this */
    static PluginFiles of(Path place) {
        if (Files.isDirectory(place)) {
            List<Path> jars = jars(place);
            if (jars.isEmpty()) {
                throw new PluginRefusal("it is a folder without a jar; expected is one, and what it needs in lib");
            }
            if (jars.size() > 1) {
                throw new PluginRefusal("it is a folder with several jars ("
                        + jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(", "))
                        + "); expected is one, and what it needs in lib");
            }
            Path lib = place.resolve(LIBRARIES);
            return new PluginFiles(place, file(jars.get(0)), Files.isDirectory(lib) ? files(jars(lib)) : List.of());
        }
        if (PluginFolder.isNamedLikeArchive(place)) {
            throw new PluginRefusal("it is an archive and has to be unpacked into a folder, or installed");
        }
        return new PluginFiles(place, file(place), List.of());
    }

    /** All jars, the plugin's own first. */
    List<Path> all() {
        List<Path> all = new ArrayList<>(List.of(main));
        all.addAll(libraries);
        return all;
    }

    /** What a jar is called in messages: relative to the plugin. */
    String nameOf(Path jar) {
        return jar.equals(place)
                ? String.valueOf(jar.getFileName())
                : place.relativize(jar).toString();
    }

    private static List<Path> files(List<Path> jars) {
        jars.forEach(PluginFiles::file);
        return jars;
    }

    private static Path file(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new PluginRefusal("it is not a file, or a link that leads to none: " + jar);
        }
        if (!Files.isReadable(jar)) {
            throw new PluginRefusal("there is no permission to read " + jar);
        }
        return jar;
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(PluginFolder::isNamedLikeJar).sorted().toList();
        } catch (IOException e) {
            throw new PluginRefusal("the folder " + folder + " cannot be read: " + Failure.told(e));
        }
    }
}
