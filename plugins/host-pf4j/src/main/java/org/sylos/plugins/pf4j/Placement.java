package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts files into a plugins directory and takes them away, so that others see all of a plugin or nothing of it. What is on its
 * way lies in hidden folders of that directory, which are on the same disk and are not looked at as plugins. The caller holds
 * the lock of the directory.
 */
final class Placement {
    private static final String COMING = ".install-";
    private static final String GOING = ".remove-";

    private Placement() {}

    /** A hidden folder for what will be moved into the directory. What killed processes left of theirs is cleared away. */
    static Path comingInto(Path directory) throws IOException {
        List<Path> left;
        try (Stream<Path> entries = Files.list(directory)) {
            left = entries.filter(Placement::isOnItsWay).toList();
        }
        for (Path old : left) {
            deleteTree(old);
        }
        return Files.createTempDirectory(directory, COMING);
    }

    /** Copies the jars of a plugin, durably. */
    static Path copy(PluginFiles files, Path target) throws IOException {
        if (files.main().equals(files.place())) {
            copyFile(files.main(), target);
            return target;
        }
        Files.createDirectory(target);
        copyFile(files.main(), target.resolve(files.main().getFileName()));
        if (!files.libraries().isEmpty()) {
            Path lib = Files.createDirectory(target.resolve(PluginFiles.LIBRARIES));
            for (Path library : files.libraries()) {
                copyFile(library, lib.resolve(library.getFileName()));
            }
        }
        return target;
    }

    /** Moves a copy to its place, in that of an older one if there is one. */
    static void move(Path copy, Path place) throws IOException {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path away = moveAway(place);
        boolean moved = false;
        try {
            Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE);
            moved = true;
        } finally {
            if (!moved) {
                Files.move(away.resolve(place.getFileName()), place, StandardCopyOption.ATOMIC_MOVE);
            }
            deleteTree(away);
        }
    }

    /** Deletes a plugin. */
    static void delete(Path place) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            deleteTree(moveAway(place));
        } else {
            Files.deleteIfExists(place);
        }
    }

    /** Writes a text file, which others see as it was or as it will be. */
    static void write(Path file, String text) throws IOException {
        Path folder = comingInto(parentOf(file));
        try {
            Path copy = Files.writeString(folder.resolve(file.getFileName()), text);
            force(copy);
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteTree(folder);
        }
    }

    /** Deletes a file or a folder with all that is in it. Links are not followed. */
    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path parentOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "what lies in a plugins directory has a parent");
    }

    private static Path moveAway(Path place) throws IOException {
        Path away = Files.createTempDirectory(parentOf(place), GOING);
        Files.move(place, away.resolve(place.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        return away;
    }

    /** Not with the permissions of the original, which may be those of one user alone. */
    private static void copyFile(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
            in.transferTo(out);
        }
        force(to);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static boolean isOnItsWay(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(COMING) || name.startsWith(GOING);
    }
}
