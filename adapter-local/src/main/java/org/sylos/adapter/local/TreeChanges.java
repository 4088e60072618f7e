package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/** Makes folders and links, and removes and renames nodes. Thread-safe. */
final class TreeChanges {
    private final Tree tree;
    private final Destination destination;

    TreeChanges(Tree tree, Destination destination) {
        this.tree = tree;
        this.destination = destination;
    }

    /** Makes a folder, or finds it there. */
    NodeRef createFolder(String parent, String name, String path) throws IOException {
        Path child = Names.path(name, path);
        try (FolderCache.Lease lease = tree.parent(parent, path)) {
            Folder folder = lease.folder();
            try {
                Files.createDirectory(folder.place(child));
            } catch (FileAlreadyExistsException e) {
                if (isFolder(folder, child, path)) {
                    return NodeRef.of(path);
                }
                throw new FSException(ErrorClass.CONFLICT, path, "something that is not a folder has this name", e);
            }
            // The JDK makes folders by path only: the look through the open parent shows whether it was made there.
            if (!folder.attributes(child).isDirectory()) {
                throw new FSException(
                        ErrorClass.CONFLICT, path, "the folder was replaced as soon as it was made", null);
            }
            if (destination.fsync()) {
                try (Folder made = folder.child(child)) {
                    made.force();
                }
                folder.force();
            }
            return NodeRef.of(path);
        }
    }

    /** Makes a link: under a temporary name, then renamed, as files are. */
    Written createSymlink(WriteSpec spec, String target) throws IOException {
        try (FolderCache.Lease lease = tree.parent(spec.parent().path(), spec.path())) {
            Folder folder = lease.folder();
            Path name = destination.names().next(spec.owner());
            Path place = folder.place(name);
            Files.createSymbolicLink(place, Names.path(target, spec.path()));
            boolean published = false;
            try {
                destination.metadata().setOwner(place, spec.metadata(), spec.path());
                Instant modified = spec.metadata().mtime();
                if (modified != null) {
                    Times.set(place, modified, true);
                }
                BasicFileAttributes now = folder.attributes(name);
                destination.publisher().publish(lease, name, spec, spec.path(), false);
                published = true;
                return new Written(NodeRef.of(spec.path()), 0, Times.modified(now), null);
            } finally {
                if (!published) {
                    // By path, as it was made: should the folder have been swapped, this is where the link is.
                    Files.deleteIfExists(place);
                }
            }
        }
    }

    /** Removes a file, a link or an empty folder; one that is not there counts as removed. */
    void delete(String path) throws IOException {
        try (Tree.Place place = tree.place(path)) {
            if (place.attributes().isDirectory()) {
                tree.forget(path);
                place.folder().deleteFolder(place.name());
            } else {
                place.folder().deleteFile(place.name());
            }
            if (destination.fsync()) {
                place.folder().force();
            }
        } catch (NoSuchFileException e) {
            // What is not there, or lies below what is not there, is as it was asked to be.
            return;
        }
    }

    /** Gives a node another name, another folder, or both. */
    NodeRef rename(String path, String newParent, String newName, String newPath) throws IOException {
        try (Tree.Place place = tree.place(path);
                FolderCache.Lease target = tree.parent(newParent, newPath)) {
            place.attributes();
            tree.forget(path);
            destination.publisher().rename(place, target.folder(), Names.path(newName, newPath), newPath);
            return NodeRef.of(newPath);
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
