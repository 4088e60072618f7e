package org.sylos.adapter.spectra.internal.world;

import org.jspecify.annotations.Nullable;

/** A node as a walk found it. */
sealed interface Node {
    /**
     * A folder.
     *
     * @param key what its generated children follow from
     * @param depth for which they are generated, or {@link FolderState#NOTHING_GENERATED}
     * @param state what was changed in it; null when nothing was
     */
    record Folder(long key, int depth, @Nullable FolderState state) implements Node {
        static Folder of(FolderState state) {
            return new Folder(state.key(), state.depth(), state);
        }

        boolean generates() {
            return depth != FolderState.NOTHING_GENERATED;
        }
    }

    /**
     * A generated file that nobody changed.
     *
     * @param key what everything about it follows from
     */
    record GeneratedFile(long key) implements Node {}

    /** A file that was written or changed. */
    record ChangedFile(FileState state) implements Node {}
}
