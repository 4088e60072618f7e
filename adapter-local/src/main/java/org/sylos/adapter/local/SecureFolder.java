package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;

/** A folder held by its descriptor: whatever is done to the path that led to it, it stays the same folder. */
final class SecureFolder implements Folder {
    private static final Path SELF = Path.of(".");

    private final Path place;
    private final SecureDirectoryStream<Path> stream;

    SecureFolder(Path place, SecureDirectoryStream<Path> stream) {
        this.place = place;
        this.stream = stream;
    }

    @Override
    public Path place() {
        return place;
    }

    @Override
    public BasicFileAttributes attributes() throws IOException {
        BasicFileAttributeView view = stream.getFileAttributeView(BasicFileAttributeView.class);
        return view.readAttributes();
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        PosixFileAttributeView view =
                stream.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view.readAttributes();
    }

    @Override
    public DirectoryStream<Path> names() {
        return stream;
    }

    @Override
    public Folder child(Path name) throws IOException {
        return new SecureFolder(place(name), stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public FileChannel open(Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        SeekableByteChannel channel = stream.newByteChannel(name, options, attributes);
        return (FileChannel) channel;
    }

    @Override
    public void move(Path name, Folder target, Path newName) throws IOException {
        stream.move(name, ((SecureFolder) target).stream, newName);
    }

    @Override
    public void deleteFile(Path name) throws IOException {
        stream.deleteFile(name);
    }

    @Override
    public void deleteFolder(Path name) throws IOException {
        stream.deleteDirectory(name);
    }

    @Override
    public void force() throws IOException {
        try (FileChannel self = open(SELF, READ)) {
            self.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
