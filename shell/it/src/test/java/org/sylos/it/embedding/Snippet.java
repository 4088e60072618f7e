package org.sylos.it.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java code on a page of documentation, exactly as it stands there. */
final class Snippet {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    private Snippet() {}

    /** All of them, in their order; never none. */
    static List<String> in(String page) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(root().resolve(page)));
        List<String> found = blocks.results().map(block -> block.group(1)).toList();
        if (found.isEmpty()) {
            throw new AssertionError("no Java on the page " + page);
        }
        return found;
    }

    /** The folder with all pages. */
    static Path root() {
        return Path.of(System.getProperty("basedir", "."), "../..")
                .toAbsolutePath()
                .normalize();
    }
}
