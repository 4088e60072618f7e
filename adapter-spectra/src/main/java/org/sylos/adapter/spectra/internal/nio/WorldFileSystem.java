package org.sylos.adapter.spectra.internal.nio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.sylos.adapter.spectra.SpectraWorld;

/** A world as a file system that can only be read. Thread-safe. */
public final class WorldFileSystem extends FileSystem {
    private static final AtomicLong MADE = new AtomicLong();

    private final SpectraWorld world;
    /** Orders paths of different file systems that have the same text. */
    private final long number = MADE.getAndIncrement();

    private final Set<Closeable> inUse = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    /** A file system over a world. */
    public WorldFileSystem(SpectraWorld world) {
        this.world = world;
    }

    /** The world, as long as this is open. */
    SpectraWorld world() {
        if (!open) {
            throw new ClosedFileSystemException();
        }
        return world;
    }

    String name() {
        return world.name();
    }

    long number() {
        return number;
    }

    /** Remembers what is to be closed with this. */
    <C extends Closeable> C use(C resource) throws IOException {
        inUse.add(resource);
        if (!open) {
            resource.close();
            throw new ClosedFileSystemException();
        }
        return resource;
    }

    void release(Closeable resource) {
        inUse.remove(resource);
    }

    @Override
    public FileSystemProvider provider() {
        return WorldProvider.INSTANCE;
    }

    @Override
    public void close() throws IOException {
        open = false;
        for (Closeable resource : inUse) {
            resource.close();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(root());
    }

    WorldPath root() {
        return new WorldPath(this, true, List.of());
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of(new WorldStore(name()));
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
        StringBuilder text = new StringBuilder(first);
        for (String part : more) {
            if (!part.isEmpty()) {
                text.append(text.length() == 0 ? "" : "/").append(part);
            }
        }
        return WorldPath.parse(this, text.toString());
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        int colon = syntaxAndPattern.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("write glob:PATTERN or regex:PATTERN, not '" + syntaxAndPattern + "'");
        }
        String text = syntaxAndPattern.substring(colon + 1);
        Pattern pattern = switch (syntaxAndPattern.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "glob" -> Glob.compile(text);
            case "regex" -> Pattern.compile(text);
            default ->
                throw new UnsupportedOperationException(
                        "the syntaxes are glob and regex, not that of '" + syntaxAndPattern + "'");
        };
        return path -> pattern.matcher(path.toString()).matches();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("simulated files have no owners");
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("simulated worlds cannot be watched");
    }
}
