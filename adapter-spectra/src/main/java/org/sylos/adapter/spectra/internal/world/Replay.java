package org.sylos.adapter.spectra.internal.world;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes of the steps that were remembered the folders that they lead to. Used by one thread. */
final class Replay {
    private final FolderState generatedRoot;
    private FolderState root;
    private final Map<Long, FolderState> folders = new HashMap<>();
    private long lastId = Remembered.ROOT;

    Replay(FolderState generatedRoot) {
        this.generatedRoot = generatedRoot;
        root = generatedRoot;
        folders.put(Remembered.ROOT, root);
    }

    /** The root as the steps so far leave it. */
    FolderState root() {
        return root;
    }

    /** The greatest number of a folder so far. */
    long lastId() {
        return lastId;
    }

    /**
     * Takes the next step.
     *
     * @throws IllegalStateException when it speaks of something that no step before made
     */
    void apply(Remembered step) {
        if (step instanceof Remembered.Folder folder) {
            FolderState state = new FolderState(folder.id(), folder.key(), folder.depth(), folder.mtime());
            folders.put(folder.id(), state);
            lastId = Math.max(lastId, folder.id());
            folder(folder.parent()).put(folder.name(), state);
        } else if (step instanceof Remembered.File file) {
            folder(file.parent()).put(file.name(), file.state());
        } else if (step instanceof Remembered.Gone gone) {
            folder(gone.parent()).put(gone.name(), Change.GONE);
        } else if (step instanceof Remembered.Forgotten forgotten) {
            folder(forgotten.parent()).remove(forgotten.name());
        } else if (step instanceof Remembered.Again again) {
            Change change = require(folder(again.parent()).get(again.name()), again.name());
            folder(again.newParent()).put(again.newName(), change);
        } else if (step instanceof Remembered.FolderTime time) {
            folder(time.id()).setMtime(time.mtime());
        } else if (step instanceof Remembered.FileTime time) {
            FolderState parent = folder(time.parent());
            if (require(parent.get(time.name()), time.name()) instanceof FileState file) {
                parent.put(time.name(), file.withMtime(time.mtime()));
            }
        } else {
            root = new FolderState(Remembered.ROOT, generatedRoot.key(), generatedRoot.depth(), generatedRoot.mtime());
            folders.clear();
            folders.put(Remembered.ROOT, root);
        }
    }

    private FolderState folder(long id) {
        return require(folders.get(id), "folder " + id);
    }

    private static <T> T require(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("a change speaks of " + what + ", which no change before it made");
        }
        return Objects.requireNonNull(value);
    }
}
