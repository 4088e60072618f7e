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
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
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
        setOwner(real, metadata, path);
        Map<String, byte[]> extended = metadata.xattrs();
        if (xattrs && extended != null && !link) {
            ExtendedAttributes.set(real, extended);
        }
        Instant modified = metadata.mtime();
        if (modified != null) {
            setTime(real, modified, link);
        }
        Integer mode = metadata.mode();
        if (permissions && mode != null && !link) {
            setMode(real, mode);
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

    private void setTime(Path place, Instant modified, boolean link) throws IOException {
        try {
            Times.set(place, modified, link);
        } catch (AccessDeniedException e) {
            // The JDK opens a node to set its times, which its owner may be forbidden to do.
            @Nullable Integer before = readable(place, link);
            if (before == null) {
                throw e;
            }
            Times.set(place, modified, link);
            Modes.set(place, before);
        }
    }

    private void setMode(Path place, int mode) throws IOException {
        try {
            Modes.set(place, mode, LinkOption.NOFOLLOW_LINKS);
        } catch (AccessDeniedException e) {
            if (readable(place, false) == null) {
                throw e;
            }
            Modes.set(place, mode, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Lets the owner read a node that nobody may; the mode it had, or null when that cannot be the trouble. */
    private static @Nullable Integer readable(Path place, boolean link) throws IOException {
        if (link || !Folder.POSIX) {
            return null;
        }
        int mode = mode(place, LinkOption.NOFOLLOW_LINKS);
        if ((mode & Modes.OWNER_READ) != 0) {
            return null;
        }
        Modes.set(place, mode | Modes.OWNER_READ);
        return mode;
    }
}
