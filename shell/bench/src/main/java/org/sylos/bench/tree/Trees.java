package org.sylos.bench.tree;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;

/** Makes the sources. A tree that is there is taken as it is: it got its name when it was whole. */
public final class Trees {
    private static final int FILES_PER_FOLDER = 200;
    private static final int FOLDERS_PER_FOLDER = 64;
    private static final int CHUNK = 1 << 20;

    private Trees() {}

    private interface Maker {
        void make(Path root) throws IOException;
    }

    /** Files of one size, 200 a folder, 64 folders a folder, with random bytes. */
    public static Path files(Path place, int count, int size) throws IOException {
        return whole(place, root -> {
            byte[] bytes = new byte[size];
            Random random = new Random(count);
            for (int i = 0; i < count; i++) {
                int number = i / FILES_PER_FOLDER;
                Path folder = root.resolve(String.format("%02d/%03d", number / FOLDERS_PER_FOLDER, number));
                if (i % FILES_PER_FOLDER == 0) {
                    Files.createDirectories(folder);
                }
                random.nextBytes(bytes);
                Files.write(folder.resolve(String.format("file-%04d.dat", i % FILES_PER_FOLDER)), bytes);
            }
        });
    }

    /** A few large files, with random bytes. */
    public static Path large(Path place, int count, long size) throws IOException {
        return whole(place, root -> {
            byte[] chunk = new byte[CHUNK];
            Random random = new Random(count);
            for (int i = 0; i < count; i++) {
                try (OutputStream out = Files.newOutputStream(root.resolve("large-" + i))) {
                    for (long left = size; left > 0; left -= CHUNK) {
                        random.nextBytes(chunk);
                        out.write(chunk, 0, (int) Math.min(left, CHUNK));
                    }
                }
            }
        });
    }

    /** One folder with empty files. */
    public static Path wide(Path place, int count) throws IOException {
        return whole(place, root -> {
            for (int i = 0; i < count; i++) {
                Files.createFile(root.resolve("file-" + i));
            }
        });
    }

    /** Folders, each in the one before. */
    public static Path chain(Path place, int depth) throws IOException {
        return whole(place, root -> {
            Path folder = root;
            for (int i = 0; i < depth; i++) {
                folder = Files.createDirectory(folder.resolve("d"));
            }
        });
    }

    private static Path whole(Path place, Maker maker) throws IOException {
        if (Files.exists(place)) {
            return place;
        }
        Files.createDirectories(place.toAbsolutePath().getParent());
        Path unfinished = Files.createTempDirectory(place.toAbsolutePath().getParent(), "unfinished");
        maker.make(unfinished);
        return Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    }
}
