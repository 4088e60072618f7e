package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
 * <p>Where nothing may be there, the node gets its name as a second, hard link, which fails when the name is taken, and loses
 * the temporary one: safer than a look and a rename, and faster. Where that cannot be done, because something is replaced
 * or the file system has no hard links, the look and the rename are one for all writers of this process; what another
 * program does between the two is not seen.
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
     * Gives a finished file or link its name, in the folder where it is.
     *
     * @param path the path that the spec gives
     * @param inheritMode whether it takes the permissions of the file that it replaces
     * @throws FolderMovedException when the path of the folder does not lead to it any more
     */
    void publish(FolderCache.Lease lease, Path temporary, WriteSpec spec, String path, boolean inheritMode)
            throws IOException {
        Folder folder = lease.folder();
        Path name = Names.path(spec.name(), path);
        synchronized (lock(name)) {
            // Links are made by path, so that a folder which is not there any more is noticed by itself.
            if (spec.condition() instanceof WriteCondition.Absent && linked(folder, temporary, name, path)) {
                folder.deleteFile(temporary);
            } else if (lease.current()) {
                replace(folder, temporary, name, spec, inheritMode);
            } else {
                throw new FolderMovedException(null);
            }
        }
        if (fsync) {
            folder.force();
        }
    }

    /** Whether the node has its final name besides the temporary one; false when there are no hard links here. */
    private static boolean linked(Folder folder, Path temporary, Path name, String path) throws IOException {
        try {
            Files.createLink(folder.place(name), folder.place(temporary));
            return true;
        } catch (FileAlreadyExistsException e) {
            throw taken(path);
        } catch (NoSuchFileException e) {
            throw new FolderMovedException(e);
        } catch (FileSystemException | UnsupportedOperationException e) {
            return false;
        }
    }

    private void replace(Folder folder, Path temporary, Path name, WriteSpec spec, boolean inheritMode)
            throws IOException {
        BasicFileAttributes replaced = check(folder, name, spec);
        if (inheritMode && permissions && replaced instanceof PosixFileAttributes old && old.isRegularFile()) {
            Modes.set(folder.place(temporary), NodeMetadata.mode(folder.place(name), LinkOption.NOFOLLOW_LINKS));
        }
        folder.move(temporary, folder, name);
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
