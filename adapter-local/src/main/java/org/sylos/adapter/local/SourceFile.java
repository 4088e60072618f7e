package org.sylos.adapter.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;

/**
 * A file that is being copied. It is looked at by its path, which at once tells all its mode bits and notices that a folder
 * above it was replaced; it is read, and looked at again, through its folder. Used by one thread.
 */
final class SourceFile implements Closeable {
    private static final int REGULAR = 0100000;

    private final Tree tree;
    private final Errors errors;
    private final String path;
    private final Tree.Place place;

    /** The mode bits as they were first seen; -1 before. */
    private int mode = -1;

    SourceFile(Tree tree, Errors errors, String path) throws IOException {
        this.tree = tree;
        this.errors = errors;
        this.path = path;
        this.place = atSource(errors, path, () -> tree.source(path));
    }

    String path() {
        return path;
    }

    /** Whether a file is there. Asked before it is opened: opening a FIFO would wait for a writer. */
    boolean isFile() throws IOException {
        return guard(this::look);
    }

    private boolean look() throws IOException {
        if (!Folder.POSIX) {
            return place.attributes().isRegularFile();
        }
        int bits = (Integer) Files.getAttribute(place(), "unix:mode", LinkOption.NOFOLLOW_LINKS);
        mode = bits & Modes.ALL;
        return (bits & ~Modes.ALL) == REGULAR;
    }

    /** What is there now. */
    Entry now() throws IOException {
        return guard(() -> LocalReadChannel.describe(path, place));
    }

    FileChannel open() throws IOException {
        return guard(() -> {
            try {
                return place.folder().open(place.name(), Folder.READ);
            } catch (NoSuchFileException e) {
                tree.forget(TreePaths.parent(path));
                throw new FSException(ErrorClass.TRANSIENT, path, "it, or its folder, was replaced just now", e);
            }
        });
    }

    /** What a spec gives, and what else is to be taken over. */
    Metadata metadata(Metadata given, Set<Capability> keep) throws IOException {
        return keep.isEmpty() ? given : guard(() -> merge(given, keep));
    }

    private Metadata merge(Metadata given, Set<Capability> keep) throws IOException {
        Integer bits = given.mode();
        if (bits == null && keep.contains(Capability.PERMISSIONS)) {
            bits = mode >= 0 ? Integer.valueOf(mode) : NodeMetadata.mode(place(), LinkOption.NOFOLLOW_LINKS);
        }
        Map<String, byte[]> extended = given.xattrs();
        if (extended == null && keep.contains(Capability.XATTRS)) {
            extended = ExtendedAttributes.read(place());
        }
        String owner = given.owner();
        String group = given.group();
        if (keep.contains(Capability.OWNER) && place.attributes() instanceof PosixFileAttributes posix) {
            owner = or(owner, Principals.owner(posix));
            group = or(group, Principals.group(posix));
        }
        return new Metadata(given.mtime(), bits, owner, group, extended);
    }

    @Override
    public void close() throws IOException {
        place.close();
    }

    private <T> T guard(Errors.Call<T> call) throws IOException {
        return atSource(errors, path, call);
    }

    /** Both ends of a copy have the same path: a failure at this one says so. */
    private static <T> T atSource(Errors errors, String path, Errors.Call<T> call) throws IOException {
        try {
            return errors.guard(path, call);
        } catch (FSException e) {
            throw new FSException(e.errorClass(), path, "at the source: " + e.getMessage(), e);
        }
    }

    private Path place() {
        return place.folder().place(place.name());
    }

    private static String or(@Nullable String given, String found) {
        return given == null ? found : given;
    }
}
