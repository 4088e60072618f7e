package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.Map;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;

/** Reads and sets what is kept of nodes that are there already. Thread-safe. */
final class NodeMetadata {
    private final boolean permissions;
    private final boolean owner;
    private final boolean xattrs;
    private final Principals principals = new Principals();

    NodeMetadata(Capabilities capabilities) {
        this.permissions = capabilities.has(Capability.PERMISSIONS);
        this.owner = capabilities.has(Capability.OWNER);
        this.xattrs = capabilities.has(Capability.XATTRS);
    }

    /** The parts that this adapter keeps; of a link, its time and owner. */
    Metadata read(Path place, boolean follow) throws IOException {
        LinkOption[] options = follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        BasicFileAttributes attributes = Files.readAttributes(place, Folder.ATTRIBUTES, options);
        boolean link = attributes.isSymbolicLink();
        boolean plain = attributes.isRegularFile() || attributes.isDirectory();
        Integer mode = permissions && plain ? mode(place, options) : null;
        Map<String, byte[]> extended = xattrs && plain ? ExtendedAttributes.read(place) : null;
        if (owner && attributes instanceof PosixFileAttributes posix && (plain || link)) {
            return new Metadata(
                    Times.modified(attributes), mode, Principals.owner(posix), Principals.group(posix), extended);
        }
        return new Metadata(Times.modified(attributes), mode, null, null, extended);
    }

    /** Sets the parts that are given and that this adapter keeps. */
    void set(Path place, boolean follow, Metadata metadata, String path) throws IOException {
        Path real = follow ? place.toRealPath() : place;
        BasicFileAttributes now = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean link = now.isSymbolicLink();
        if (now.isOther()) {
            // Setting its times would open it, and opening a FIFO waits for its other end.
            throw new FSException(ErrorClass.UNSUPPORTED, path, "it is neither a file, a folder nor a link", null);
        }
        setOwner(real, metadata, path);
        Instant modified = metadata.mtime();
        if (link) {
            if (modified != null) {
                Times.set(real, modified, true);
            }
            return;
        }
        Map<String, byte[]> extended = metadata.xattrs();
        if (xattrs && extended != null) {
            allowing(Modes.OWNER_READ_WRITE, real, false, () -> ExtendedAttributes.set(real, extended));
        }
        if (modified != null) {
            allowing(Modes.OWNER_READ, real, false, () -> Times.set(real, modified, false));
        }
        Integer mode = metadata.mode();
        if (permissions && mode != null) {
            allowing(Modes.OWNER_READ, real, true, () -> Modes.set(real, mode, LinkOption.NOFOLLOW_LINKS));
        }
    }

    /** Owner and group alone. */
    void setOwner(Path place, Metadata metadata, String path) throws IOException {
        if (owner && (metadata.owner() != null || metadata.group() != null)) {
            principals.set(place, metadata.owner(), metadata.group(), path);
        }
    }

    /** Whether extended attributes are kept. */
    boolean keepsXattrs() {
        return xattrs;
    }

    /** Whether permission bits are kept. */
    boolean keepsPermissions() {
        return permissions;
    }

    /** All mode bits of a file or folder; the JDK's own attributes lack the three special ones. */
    static int mode(Path place, LinkOption... options) throws IOException {
        return (Integer) Files.getAttribute(place, "unix:mode", options) & Modes.ALL;
    }

    /** Something that is done to a node. */
    private interface Change {
        void apply() throws IOException;
    }

    /**
     * Changes a node that is not a link. The JDK opens a node for what it does not do by path, which its owner may be
     * forbidden; then the owner is allowed to for as long as it takes.
     *
     * @param needed the mode bits without which the change is denied
     * @param last whether the change sets the mode itself, so that the one before is not put back
     */
    private static void allowing(int needed, Path place, boolean last, Change change) throws IOException {
        try {
            change.apply();
        } catch (AccessDeniedException e) {
            int mode = Folder.POSIX ? mode(place, LinkOption.NOFOLLOW_LINKS) : Modes.ALL;
            if ((mode & needed) == needed) {
                throw e;
            }
            Modes.set(place, mode | needed);
            try {
                change.apply();
            } finally {
                if (!last) {
                    Modes.set(place, mode);
                }
            }
        }
    }
}
