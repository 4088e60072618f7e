package org.sylos.adapter.spectra.internal.nio;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.NodeKind;

/** What {@link java.nio.file.Files} asks of worlds. It is not installed: file systems are made of worlds, not of URIs. */
final class WorldProvider extends FileSystemProvider {
    static final String SCHEME = "spectra";
    static final WorldProvider INSTANCE = new WorldProvider();

    private static final Set<OpenOption> FOR_READING =
            Set.of(StandardOpenOption.READ, StandardOpenOption.SPARSE, LinkOption.NOFOLLOW_LINKS);

    private WorldProvider() {}

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
        throw new UnsupportedOperationException("file systems are made of worlds, not of URIs");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new FileSystemNotFoundException("file systems are made of worlds, not of URIs such as " + uri);
    }

    @Override
    public Path getPath(URI uri) {
        throw new FileSystemNotFoundException(
                "paths are made by the file system of a world, not of URIs such as " + uri);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        WorldPath file = WorldPath.of(path);
        for (OpenOption option : options) {
            if (!FOR_READING.contains(option)) {
                if (option instanceof StandardOpenOption) {
                    throw new ReadOnlyFileSystemException();
                }
                throw new UnsupportedOperationException("there is no option " + option);
            }
        }
        return file.getFileSystem().use(new WorldChannel(file));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        WorldPath folder = WorldPath.of(path);
        return folder.getFileSystem().use(new WorldDirectoryStream(folder, filter));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        boolean folder = Nodes.entry(WorldPath.of(path)).kind() == NodeKind.FOLDER;
        for (AccessMode mode : modes) {
            if (mode == AccessMode.WRITE || (mode == AccessMode.EXECUTE && !folder)) {
                throw new AccessDeniedException(path.toString(), null, "simulated files are only read here");
            }
        }
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException("there are no attributes " + type.getName());
        }
        return type.cast(new WorldAttributes(Nodes.entry(WorldPath.of(path))));
    }

    @Override
    public Map<String, @Nullable Object> readAttributes(Path path, String attributes, LinkOption... options)
            throws IOException {
        return new WorldAttributes(Nodes.entry(WorldPath.of(path))).select(attributes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        WorldPath node = WorldPath.of(path);
        return type == BasicFileAttributeView.class ? type.cast(new WorldAttributeView(node)) : null;
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        if (one.equals(other)) {
            return true;
        }
        WorldPath real = WorldPath.of(one).toRealPath();
        return other instanceof WorldPath that && real.equals(that.toRealPath());
    }

    @Override
    public boolean isHidden(Path path) {
        Path name = WorldPath.of(path).getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        WorldPath node = WorldPath.of(path);
        Nodes.entry(node);
        return new WorldStore(node.getFileSystem().name());
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) {
        throw refused(path);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) {
        throw refused(link);
    }

    @Override
    public void createLink(Path link, Path existing) {
        throw refused(link);
    }

    @Override
    public void delete(Path path) {
        throw refused(path);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw refused(target);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) {
        throw refused(source);
    }

    @Override
    public void setAttribute(Path path, String attribute, @Nullable Object value, LinkOption... options) {
        throw refused(path);
    }

    private static ReadOnlyFileSystemException refused(Path path) {
        // A path of somebody else, or of a file system that is closed, is the first thing that is wrong.
        WorldPath.of(path).getFileSystem().world();
        return new ReadOnlyFileSystemException();
    }
}
