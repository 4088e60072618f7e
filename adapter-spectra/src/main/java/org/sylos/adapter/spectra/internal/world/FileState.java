package org.sylos.adapter.spectra.internal.world;

import java.time.Instant;
import org.sylos.adapter.spectra.internal.content.Content;

/**
 * A file. The time is in parts because millions of these may be remembered.
 *
 * @param content its bytes, or what is known of them
 * @param size in bytes
 * @param mtimeSecond seconds of the modification time since 1970
 * @param mtimeNano nanoseconds within that second
 */
public record FileState(Content content, long size, long mtimeSecond, int mtimeNano) implements Change {
    /** A file with these bytes and this time. */
    public static FileState of(Content content, long size, Instant mtime) {
        return new FileState(content, size, mtime.getEpochSecond(), mtime.getNano());
    }

    /** The modification time. */
    public Instant mtime() {
        return Instant.ofEpochSecond(mtimeSecond, mtimeNano);
    }

    FileState withMtime(Instant mtime) {
        return of(content, size, mtime);
    }
}
