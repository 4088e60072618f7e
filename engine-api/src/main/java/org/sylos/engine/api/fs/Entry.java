package org.sylos.engine.api.fs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/**
 * One node as an adapter saw it. Immutable.
 *
 * @param name the name inside its folder: not empty, without {@code /}; empty only for the root
 * @param kind what it is
 * @param size bytes of a file, zero or more; 0 for everything else
 * @param mtime modification time in UTC with the adapter's full precision; null where the adapter has none
 * @param nativeId the adapter's identifier; null where it is addressed by path
 * @param linkTarget the target text of a {@link NodeKind#SYMLINK}, as it is stored; null for everything else
 * @param problem why the entry cannot take part in a migration; null when it can. With {@link ErrorClass#UNSUPPORTED} the
 *     node is of a kind that is not migrated; with any other class it could not be read
 */
@Stability(Stability.Level.STABLE)
public record Entry(
        String name,
        NodeKind kind,
        long size,
        @Nullable Instant mtime,
        @Nullable String nativeId,
        @Nullable String linkTarget,
        @Nullable EntryProblem problem) {

    public Entry {
        if (size < 0) {
            throw new IllegalArgumentException("negative size of '" + name + "': " + size);
        }
        if ((kind == NodeKind.SYMLINK) != (linkTarget != null) && problem == null) {
            throw new IllegalArgumentException("a link, and only a link, has a target: '" + name + "'");
        }
        if (kind == NodeKind.OTHER && problem == null) {
            throw new IllegalArgumentException("'" + name + "' is neither folder, file nor link, and does not say why");
        }
    }

    /** A file addressed by path. */
    public static Entry file(String name, long size, @Nullable Instant mtime) {
        return new Entry(name, NodeKind.FILE, size, mtime, null, null, null);
    }

    /** A folder addressed by path. */
    public static Entry folder(String name, @Nullable Instant mtime) {
        return new Entry(name, NodeKind.FOLDER, 0, mtime, null, null, null);
    }

    /** A symbolic link addressed by path. */
    public static Entry symlink(String name, @Nullable Instant mtime, String target) {
        return new Entry(name, NodeKind.SYMLINK, 0, mtime, null, target, null);
    }

    /** An entry of a kind that is not migrated, such as a socket. */
    public static Entry unsupported(String name, @Nullable Instant mtime, String reason) {
        return new Entry(name, NodeKind.OTHER, 0, mtime, null, null, new EntryProblem(ErrorClass.UNSUPPORTED, reason));
    }

    /** An entry that is there but could not be read. */
    public static Entry unreadable(String name, ErrorClass errorClass, String message) {
        return new Entry(name, NodeKind.OTHER, 0, null, null, null, new EntryProblem(errorClass, message));
    }
}
