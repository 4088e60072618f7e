package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;

/**
 * Gives finished nodes their final names, in one step, if what is there is what was expected. Thread-safe.
 *
 * <p>The look at what is there and the step itself are one for all writers of this process. The JDK has no rename that fails
 * when the name is taken, so another program that makes the very same name between the two is not seen.
 */
final class Publisher {
    private static final int STRIPES = 64;

    /** One for all adapters: two may have the same root. */
    private static final List<Object> LOCKS =
            IntStream.range(0, STRIPES).mapToObj(i -> new Object()).toList();

    private final boolean permissions;
    private final boolean fsync;

    Publisher(boolean permissions, boolean fsync) {
        this.permissions = permissions;
        this.fsync = fsync;
    }

    /**
     * Renames a finished file or link in its folder.
     *
     * @param inheritMode whether it takes the permissions of the file that it replaces
     */
    void publish(Folder folder, Path temporary, WriteSpec spec, boolean inheritMode) throws IOException {
        Path name = Names.path(spec.name(), spec.path());
        synchronized (lock(name)) {
            BasicFileAttributes replaced = check(folder, name, spec);
            if (inheritMode && permissions && replaced instanceof PosixFileAttributes old && old.isRegularFile()) {
                Modes.set(folder.place(temporary), NodeMetadata.mode(folder.place(name), LinkOption.NOFOLLOW_LINKS));
            }
            folder.move(temporary, folder, name);
        }
        if (fsync) {
            folder.force();
        }
    }

    /** Moves a node to a name that must be free. */
    void rename(Tree.Place from, Folder target, Path newName, String newPath) throws IOException {
        synchronized (lock(newName)) {
            if (find(target, newName) != null) {
                throw taken(newPath);
            }
            from.folder().move(from.name(), target, newName);
        }
        if (fsync) {
            from.folder().force();
            target.force();
        }
    }

    /**
     * Checks the condition of a write.
     *
     * @return what will be replaced; null when nothing is there
     * @throws FSException when the condition does not hold
     */
    @Nullable
    BasicFileAttributes check(Folder folder, Path name, WriteSpec spec) throws IOException {
        BasicFileAttributes there = find(folder, name);
        if (spec.condition() instanceof WriteCondition.Unchanged expected) {
            if (there == null) {
                throw changed(spec, "the file to be replaced has gone");
            }
            long size = there.isRegularFile() ? there.size() : 0;
            Instant modified = Times.modified(there);
            if (!there.isRegularFile() && !there.isSymbolicLink()) {
                throw changed(spec, "what is to be replaced is neither a file nor a link any more");
            }
            if (size != expected.size() || (expected.mtime() != null && !modified.equals(expected.mtime()))) {
                throw changed(spec, "the file to be replaced has changed: it has " + size + " bytes of " + modified);
            }
        } else if (there != null) {
            throw taken(spec.path());
        }
        return there;
    }

    private static @Nullable BasicFileAttributes find(Folder folder, Path name) throws IOException {
        try {
            return folder.attributes(name);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static FSException changed(WriteSpec spec, String what) {
        return new FSException(ErrorClass.CONFLICT, spec.path(), what, null);
    }

    private static FSException taken(String path) {
        return new FSException(ErrorClass.ALREADY_EXISTS, path, "something of that name is there already", null);
    }

    private static Object lock(Path name) {
        // By the name alone: two paths may lead to one folder.
        return LOCKS.get(Math.floorMod(name.hashCode(), STRIPES));
    }
}
