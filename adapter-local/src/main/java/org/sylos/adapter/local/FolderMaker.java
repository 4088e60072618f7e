package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/** Makes folders, or finds them there. */
final class FolderMaker {
    private final Tree tree;
    private final boolean fsync;

    FolderMaker(Tree tree, boolean fsync) {
        this.tree = tree;
        this.fsync = fsync;
    }

    void make(Folder parent, String name, String path) throws IOException {
        Path child = Names.path(name, path);
        try {
            Files.createDirectory(parent.place(child));
        } catch (FileAlreadyExistsException e) {
            if (isFolder(parent, child, path)) {
                return;
            }
            throw new FSException(ErrorClass.CONFLICT, path, "something that is not a folder has this name", e);
        }
        // The JDK makes folders by path only: the look through the open parent shows whether it was made there.
        if (!parent.attributes(child).isDirectory()) {
            throw new FSException(ErrorClass.CONFLICT, path, "the folder was replaced as soon as it was made", null);
        }
        if (fsync) {
            try (Folder made = parent.child(child)) {
                made.force();
            }
            parent.force();
        }
    }

    private boolean isFolder(Folder parent, Path child, String path) throws IOException {
        BasicFileAttributes there = parent.attributes(child);
        if (there.isSymbolicLink() && tree.links() == LinkPolicy.FOLLOW) {
            tree.insideRoot(parent.place(child), path);
            return Files.isDirectory(parent.place(child));
        }
        return there.isDirectory();
    }
}
