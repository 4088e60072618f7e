package org.sylos.it.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;

/** A tree that takes a while: many small files in some hundred folders, and a few large ones. */
final class ManyFiles {
    private static final int FOLDERS = 300;
    private static final int LARGE_FILES = 4;
    private static final int LARGE = 8 << 20;
    private static final Instant BEGIN = Instant.parse("2010-01-01T00:00:00.123456789Z");

    private ManyFiles() {}

    /** Makes the tree, with this many small files, below a folder that is not there yet. */
    static void make(Path root, long seed, int smallFiles) throws IOException {
        Random random = new Random(seed);
        Path[] folders = new Path[FOLDERS];
        for (int i = 0; i < FOLDERS; i++) {
            // Each folder lies in an earlier one, so that there are levels of all sizes.
            Path above = i == 0 ? root : folders[random.nextInt(i)];
            folders[i] = Files.createDirectories(above.resolve("folder-" + i));
        }
        for (int i = 0; i < smallFiles; i++) {
            write(folders[random.nextInt(FOLDERS)].resolve("file-" + i), random.nextInt(3000), i, random);
        }
        for (int i = 0; i < LARGE_FILES; i++) {
            write(folders[random.nextInt(FOLDERS)].resolve("large-" + i), LARGE + i, smallFiles + i, random);
        }
        for (int i = 0; i < FOLDERS; i++) {
            Files.setLastModifiedTime(folders[i], FileTime.from(BEGIN.plusSeconds(-i)));
        }
    }

    private static void write(Path file, int size, int number, Random random) throws IOException {
        byte[] content = new byte[size];
        random.nextBytes(content);
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(BEGIN.plusSeconds(number)));
    }
}
