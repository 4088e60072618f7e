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

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException when the size is negative, something other than a link has a target or a link
     *     has none, or an entry of kind {@link NodeKind#OTHER} does not say why
     */
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

    /**
     * {@return a file addressed by path}
     *
     * @param name the name inside its folder
     * @param size its bytes, zero or more
     * @param mtime modification time; null where the adapter has none
     */
    public static Entry file(String name, long size, @Nullable Instant mtime) {
        return new Entry(name, NodeKind.FILE, size, mtime, null, null, null);
    }

    /**
     * {@return a folder addressed by path}
     *
     * @param name the name inside its folder; empty for the root
     * @param mtime modification time; null where the adapter has none
     */
    public static Entry folder(String name, @Nullable Instant mtime) {
        return new Entry(name, NodeKind.FOLDER, 0, mtime, null, null, null);
    }

    /**
     * {@return a symbolic link addressed by path}
     *
     * @param name the name inside its folder
     * @param mtime modification time of the link itself; null where the adapter has none
     * @param target the target text as it is stored
     */
    public static Entry symlink(String name, @Nullable Instant mtime, String target) {
        return new Entry(name, NodeKind.SYMLINK, 0, mtime, null, target, null);
    }

    /**
     * {@return an entry of a kind that is not migrated, such as a socket}
     *
     * @param name the name inside its folder
     * @param mtime modification time; null where the adapter has none
     * @param reason what it is, for people
     */
    public static Entry unsupported(String name, @Nullable Instant mtime, String reason) {
        return new Entry(name, NodeKind.OTHER, 0, mtime, null, null, new EntryProblem(ErrorClass.UNSUPPORTED, reason));
    }

    /**
     * {@return an entry that is there but could not be read}
     *
     * @param name the name inside its folder
     * @param errorClass what kind of trouble; not {@link ErrorClass#UNSUPPORTED}, which means a kind that is not
     *     migrated
     * @param message what went wrong, for people
     */
    public static Entry unreadable(String name, ErrorClass errorClass, String message) {
        return new Entry(name, NodeKind.OTHER, 0, null, null, null, new EntryProblem(errorClass, message));
    }
}
