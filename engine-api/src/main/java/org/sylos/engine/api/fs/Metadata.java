package org.sylos.engine.api.fs;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * What is kept of a node besides its bytes. A null part is unknown when read and left as it is when set.
 *
 * @param mtime modification time in UTC
 * @param mode POSIX permission bits including set-user-id, set-group-id and sticky, 0 to 07777 octal
 * @param owner name, or number as text, of the owning user
 * @param group name, or number as text, of the owning group
 * @param xattrs extended attributes of the user namespace, without the prefix; the arrays must not be changed
 */
@Stability(Stability.Level.EVOLVING)
public record Metadata(
        @Nullable Instant mtime,
        @Nullable Integer mode,
        @Nullable String owner,
        @Nullable String group,
        @Nullable Map<String, byte[]> xattrs) {
    /** Nothing known, nothing to set. */
    public static final Metadata NONE = new Metadata(null, null, null, null, null);

    /**
     * Checks the mode and copies the map, but not the arrays in it.
     *
     * @throws IllegalArgumentException when the mode is out of its bounds
     */
    public Metadata {
        if (mode != null && (mode < 0 || mode > 07777)) {
            throw new IllegalArgumentException("mode out of bounds: " + Integer.toOctalString(mode));
        }
        xattrs = xattrs == null ? null : Map.copyOf(xattrs);
    }

    /**
     * {@return metadata with a modification time and nothing else}
     *
     * @param mtime modification time; null for unknown
     */
    public static Metadata ofMtime(@Nullable Instant mtime) {
        return new Metadata(mtime, null, null, null, null);
    }

    /**
     * {@return the same with another modification time}
     *
     * @param other modification time; null for unknown
     */
    public Metadata withMtime(@Nullable Instant other) {
        return new Metadata(other, mode, owner, group, xattrs);
    }
}
