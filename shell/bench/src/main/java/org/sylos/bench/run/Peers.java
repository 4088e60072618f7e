package org.sylos.bench.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Other programs that copy trees. */
public final class Peers {
    /** How a program is told to make a destination like a source. Contents of the source, into a destination that may be there. */
    private record Known(
            String name, BiFunction<Path, Path, List<String>> fresh, BiFunction<Path, Path, List<String>> again) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "cp",
                    (source, destination) -> List.of("cp", "-a", source + "/.", destination.toString()),
                    (source, destination) -> List.of()),
            new Known(
                    "rsync",
                    (source, destination) -> List.of("rsync", "-a", source + "/", destination + "/"),
                    (source, destination) -> List.of("rsync", "-a", source + "/", destination + "/")),
            new Known(
                    "rclone",
                    (source, destination) -> List.of("rclone", "copy", source.toString(), destination.toString()),
                    (source, destination) -> List.of("rclone", "sync", source.toString(), destination.toString())));

    private final List<Known> found;

    private Peers(List<Known> found) {
        this.found = found;
    }

    /** Those of this machine. */
    public static Peers found() {
        return new Peers(KNOWN.stream().filter(known -> onPath(known.name)).toList());
    }

    static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Their names. */
    public List<String> names() {
        return found.stream().map(Known::name).toList();
    }

    /** What a program is started with to copy a tree to a new place. */
    public List<String> fresh(String name, Path source, Path destination) {
        return known(name).fresh.apply(source, destination);
    }

    /** What it is started with to bring a copy up to date; empty when it has no such thing. */
    public List<String> again(String name, Path source, Path destination) {
        return known(name).again.apply(source, destination);
    }

    private Known known(String name) {
        return found.stream()
                .filter(known -> known.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
