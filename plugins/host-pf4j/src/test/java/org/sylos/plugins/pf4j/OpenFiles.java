package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that this process has open, where the system tells. */
final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenFiles() {}

    /** Whether the system tells at all. */
    static boolean known() {
        return Files.isDirectory(DESCRIPTORS);
    }

    /** Those at or below a path; none where the system does not tell. */
    static List<String> below(Path path) throws IOException {
        List<String> found = new ArrayList<>();
        if (!known()) {
            return found;
        }
        String wanted = path.toString();
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.isSymbolicLink(descriptor)
                        ? Files.readSymbolicLink(descriptor).toString()
                        : "";
                if (target.startsWith(wanted)) {
                    found.add(target);
                }
            }
        }
        return found;
    }
}
