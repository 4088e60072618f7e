package org.sylos.adapter.local;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sylos.engine.api.fs.FSAdapter;

/** Runs {@link TreeCopy} in a process of its own: as another user, or in another locale. */
final class ChildJvm {
    private final Path classes;

    /** Copies what the process needs to a place that every user may read. */
    ChildJvm(Path scratch) throws IOException {
        classes = Files.createDirectory(scratch.resolve("classes"));
        Modes.set(scratch, 0755);
        Set<Path> places = new LinkedHashSet<>();
        for (Class<?> type : List.of(LocalAdapter.class, TreeCopy.class, FSAdapter.class)) {
            places.add(place(type));
        }
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                copy(place);
            } else {
                Files.copy(place, classes.resolve("api.jar"));
            }
        }
        Programs.output("chmod", "-R", "a+rX", classes.toString());
    }

    /** What the copy prints; the test fails when it does not end well. */
    String copy(List<String> before, Path source, Path target, String... options) throws IOException {
        return Programs.output(command(before, source, target, options));
    }

    private String[] command(List<String> before, Path source, Path target, String... options) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classes + ":" + classes.resolve("api.jar"),
                TreeCopy.class.getName(),
                source.toString(),
                target.toString()));
        command.addAll(List.of(options));
        return command.toArray(String[]::new);
    }

    private void copy(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path to = classes.resolve(place.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else if (!Files.exists(to)) {
                    Files.copy(path, to);
                }
            }
        }
    }

    private static Path place(Class<?> type) throws IOException {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
