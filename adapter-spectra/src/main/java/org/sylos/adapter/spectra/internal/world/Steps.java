package org.sylos.adapter.spectra.internal.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/** The fewest steps that lead to a changed tree as it is. */
final class Steps {
    private Steps() {}

    /** Hands over the steps to what is remembered of a folder and all below it. */
    static void forEach(FolderState root, Consumer<Remembered> target) {
        if (root.mtime() != null) {
            target.accept(new Remembered.FolderTime(root.id(), root.mtime()));
        }
        Deque<FolderState> pending = new ArrayDeque<>();
        pending.push(root);
        while (!pending.isEmpty()) {
            FolderState folder = pending.pop();
            for (Iterator<Map.Entry<String, Change>> changes = folder.changes(); changes.hasNext(); ) {
                Map.Entry<String, Change> change = changes.next();
                target.accept(of(folder, change.getKey(), change.getValue()));
                if (change.getValue() instanceof FolderState child) {
                    pending.push(child);
                }
            }
        }
    }

    /** The step that lets a name stand for something. */
    static Remembered of(FolderState parent, String name, Change change) {
        if (change instanceof FolderState folder) {
            return new Remembered.Folder(parent.id(), name, folder.id(), folder.key(), folder.depth(), folder.mtime());
        }
        return change instanceof FileState file
                ? new Remembered.File(parent.id(), name, file)
                : new Remembered.Gone(parent.id(), name);
    }
}
