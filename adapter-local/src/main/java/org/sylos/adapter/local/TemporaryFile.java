package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.Map;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/**
 * An unfinished file beside its final place. It gets its bytes, then everything else, and its final name last.
 *
 * <p>What the JDK can do only by path is done by the path of the temporary name. Should somebody swap the folder for a link
 * meanwhile, that name is not found at the other end, or the look at the file through the open folder tells the difference.
 */
final class TemporaryFile {
    private final Destination destination;
    private final FolderCache.Lease lease;
    private final WriteSpec spec;
    private final String path;
    private final Path name;
    private final FileChannel file;
    private final int madeWith;
    private boolean gone;

    private TemporaryFile(
            Destination destination,
            FolderCache.Lease lease,
            WriteSpec spec,
            String path,
            Path name,
            FileChannel file,
            int madeWith) {
        this.destination = destination;
        this.lease = lease;
        this.spec = spec;
        this.path = path;
        this.name = name;
        this.file = file;
        this.madeWith = madeWith;
    }

    /**
     * Makes the file in an open folder; takes the lease over, also when it fails.
     *
     * @param path the path that the spec gives
     * @param metadata what the file will have
     */
    static TemporaryFile create(
            Destination destination, FolderCache.Lease lease, WriteSpec spec, String path, Metadata metadata)
            throws IOException {
        Path name = destination.names().next(spec.owner());
        Integer mode = metadata.mode();
        try {
            if (mode == null || !destination.metadata().keepsPermissions()) {
                FileChannel file = lease.folder().open(name, Folder.CREATE);
                return new TemporaryFile(destination, lease, spec, path, name, file, -1);
            }
            // Never wider than asked for, not even for a moment; but its owner needs some of the bits to set the rest.
            int needed = metadata.xattrs() == null ? Modes.OWNER_READ : Modes.OWNER_READ_WRITE;
            int made = (mode & Modes.PERMISSIONS) | needed;
            FileChannel file = lease.folder().open(name, Folder.CREATE, Modes.atCreation(made));
            return new TemporaryFile(destination, lease, spec, path, name, file, made);
        } catch (IOException e) {
            lease.close();
            throw e;
        }
    }

    Folder folder() {
        return lease.folder();
    }

    FileChannel channel() {
        return file;
    }

    /** As {@link #publish}, unless the folder that holds the file is not where it was any more. */
    Written publishIfInPlace(Metadata metadata) throws IOException {
        if (!lease.current()) {
            throw new FolderMovedException(null);
        }
        return publish(metadata);
    }

    /**
     * Gives the file its metadata and then its name; afterwards it is as durable as the adapter was asked to make it. A file
     * that took its time to arrive goes through {@link #publishIfInPlace}.
     *
     * @throws FolderMovedException when the folder that holds the file is not where it was any more
     */
    Written publish(Metadata metadata) throws IOException {
        try {
            return finish(metadata);
        } catch (NoSuchFileException e) {
            throw lease.current() ? e : new FolderMovedException(e);
        }
    }

    private Written finish(Metadata metadata) throws IOException {
        Path place = lease.folder().place(name);
        NodeMetadata keeper = destination.metadata();
        keeper.setOwner(place, metadata, path);
        Map<String, byte[]> extended = metadata.xattrs();
        if (keeper.keepsXattrs() && extended != null) {
            ExtendedAttributes.set(place, extended);
        }
        Instant modified = metadata.mtime();
        if (modified != null) {
            Times.setFresh(place, modified);
        }
        BasicFileAttributes now = check();
        Integer mode = metadata.mode();
        if (keeper.keepsPermissions() && mode != null) {
            setMode(place, mode, now);
        }
        if (destination.fsync()) {
            file.force(true);
        }
        file.close();
        destination.publisher().publish(lease, name, spec, path, mode == null);
        gone = true;
        lease.close();
        return new Written(NodeRef.of(path), now.size(), Times.modified(now), null);
    }

    /** Removes the file, unless it has got its name. Does nothing a second time. */
    void discard() throws IOException {
        if (gone) {
            return;
        }
        gone = true;
        try (lease;
                file) {
            lease.folder().deleteFile(name);
        } catch (NoSuchFileException e) {
            // Somebody else has removed it; nothing is left, as promised.
            return;
        }
    }

    private BasicFileAttributes check() throws IOException {
        BasicFileAttributes now = lease.folder().attributes(name);
        if (now.size() != spec.size()) {
            throw new FSException(
                    ErrorClass.CORRUPT,
                    path,
                    "the file has " + now.size() + " bytes after " + spec.size() + " were written",
                    null);
        }
        return now;
    }

    private void setMode(Path place, int mode, BasicFileAttributes now) throws IOException {
        int has = now instanceof PosixFileAttributes posix ? Modes.bits(posix.permissions()) : madeWith;
        // What the process masks, or the folder's default access list grants, is put right here; mostly nothing is.
        if (has != mode) {
            try {
                Modes.set(place, mode);
            } catch (AccessDeniedException e) {
                throw new FSException(ErrorClass.PERMISSION, path, "its permissions could not be set", e);
            }
        }
    }
}
