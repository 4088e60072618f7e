package org.sylos.shell.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.sylos.shell.command.Program.Outcome;

/** Two small trees that differ in every way, discovered as the migration {@code nas}. */
final class ReviewedTree {
    /** A name with a line break, quotes and what would clear a terminal. */
    static final String HOSTILE = "new\nline \"quoted\" \u001b[2J";

    private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");

    private final Path source;
    private final Path destination;
    private final Program program;

    /** Makes the trees; nothing is discovered yet. */
    ReviewedTree(Path folder) throws Exception {
        source = Files.createDirectories(folder.resolve("src"));
        destination = Files.createDirectories(folder.resolve("dst"));
        program = new Program(folder.resolve("home"));
        write(source, "same", "same", OLD);
        write(destination, "same", "same", OLD);
        write(source, "changed", "longer than before", Instant.parse("2024-05-01T12:00:00Z"));
        write(destination, "changed", "before", OLD);
        write(source, "photos/a10.jpg", "x".repeat(3000), OLD);
        write(source, "photos/a2.jpg", "xx", OLD);
        write(source, "photos/raw/big.tif", "y".repeat(5000), OLD);
        write(source, "hostile/" + HOSTILE, "!", OLD);
        write(source, "clash", "a file", OLD);
        Files.createDirectories(destination.resolve("clash"));
        write(destination, "extra/only here", "there", OLD);
    }

    private static void write(Path root, String path, String text, Instant time) throws Exception {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    /** Discovers both sides. */
    ReviewedTree discovered() {
        program.run("plan", source.toString(), destination.toString(), "--name", "nas");
        return this;
    }

    Path source() {
        return source;
    }

    Path destination() {
        return destination;
    }

    Program program() {
        return program;
    }

    Outcome run(String... args) {
        return program.run(args);
    }
}
