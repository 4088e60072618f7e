package org.sylos.adapter.spectra.internal.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of what is remembered of a world. All steps in their order lead from the generated tree to the changed one. Folders
 * about which something is remembered have numbers; the root has {@link #ROOT}.
 */
public sealed interface Remembered {
    /** The number of the root. */
    long ROOT = 0;

    /**
     * A name stands for a folder about which something is remembered from now on.
     *
     * @param parent number of the folder that holds it
     * @param id its own number, which was never used before
     * @param key what its generated children follow from
     * @param depth for which they are generated; -1 when none are
     * @param mtime its modification time; null for the generated one
     */
    record Folder(
            long parent,
            String name,
            long id,
            long key,
            int depth,
            @Nullable Instant mtime) implements Remembered {}

    /** A name stands for a file. */
    record File(long parent, String name, FileState state) implements Remembered {}

    /** A name stands for nothing, whatever is generated there. */
    record Gone(long parent, String name) implements Remembered {}

    /** Nothing is remembered of a name any more. */
    record Forgotten(long parent, String name) implements Remembered {}

    /** What is remembered of a name stands for another one as well. */
    record Again(long parent, String name, long newParent, String newName) implements Remembered {}

    /** A folder about which something is remembered has another modification time. */
    record FolderTime(long id, Instant mtime) implements Remembered {}

    /** A file that is remembered has another modification time. */
    record FileTime(long parent, String name, Instant mtime) implements Remembered {}

    /** Nothing is remembered any more. */
    record Reset() implements Remembered {}
}
