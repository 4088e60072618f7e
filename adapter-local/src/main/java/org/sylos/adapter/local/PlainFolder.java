package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/**
 * A folder held by its path, where the JDK cannot hold it by descriptor (macOS, Windows). It was no link when it was opened;
 * who swaps it for one afterwards is noticed only when it is opened again.
 */
final class PlainFolder implements Folder {
    private final Path place;

    PlainFolder(Path place) {
        this.place = place;
    }

    @Override
    public Path place() {
        return place;
    }

    @Override
    public BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(place, ATTRIBUTES);
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return Files.readAttributes(place(name), ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // the caller closes it
    public DirectoryStream<Path> names() throws IOException {
        return Files.newDirectoryStream(place);
    }

    @Override
    public Folder child(Path name) throws IOException {
        if (!attributes(name).isDirectory()) {
            throw new NotDirectoryException(place(name).toString());
        }
        return new PlainFolder(place(name));
    }

    @Override
    public FileChannel open(Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return FileChannel.open(place(name), options, attributes);
    }

    @Override
    public void move(Path name, Folder target, Path newName) throws IOException {
        Files.move(place(name), target.place(newName), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void deleteFile(Path name) throws IOException {
        Files.delete(place(name));
    }

    @Override
    public void deleteFolder(Path name) throws IOException {
        Files.delete(place(name));
    }

    @Override
    public void force() throws IOException {
        if (POSIX) {
            try (FileChannel self = FileChannel.open(place, StandardOpenOption.READ)) {
                self.force(true);
            }
        }
    }

    @Override
    public void close() {}
}
