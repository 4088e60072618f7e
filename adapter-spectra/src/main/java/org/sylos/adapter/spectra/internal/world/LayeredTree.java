package org.sylos.adapter.spectra.internal.world;

import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.internal.content.Content;
import org.sylos.adapter.spectra.internal.generate.GeneratedTree;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/**
 * A generated tree with a layer of changes over it. Walks may go on while one thread makes changes; whether they saw a state
 * that ever was is for the {@link World} to check, which also lets only one thread make changes.
 */
final class LayeredTree {
    private final GeneratedTree tree;
    private volatile FolderState root;

    LayeredTree(GeneratedTree tree) {
        this.tree = tree;
        root = FolderState.generated(tree.rootKey(), 0);
    }

    /** Forgets all changes. */
    void reset() {
        root = FolderState.generated(tree.rootKey(), 0);
    }

    Node.Folder rootNode() {
        return Node.Folder.of(root);
    }

    /** What is at a place; null when there is nothing. */
    @Nullable
    Node walk(Place place) {
        Node node = rootNode();
        for (int i = 0; i < place.names().size() && node != null; i++) {
            node = node instanceof Node.Folder folder
                    ? child(folder, place.names().get(i))
                    : null;
        }
        return node;
    }

    /** The child of a folder that has this name now. */
    @Nullable
    Node child(Node.Folder folder, String name) {
        FolderState state = folder.state();
        Change change = state == null ? null : state.get(name);
        if (change == null) {
            GeneratedTree.Child child = folder.generates() ? tree.child(folder.key(), folder.depth(), name) : null;
            if (child == null) {
                return null;
            }
            return child.folder()
                    ? new Node.Folder(child.key(), folder.depth() + 1, null)
                    : new Node.GeneratedFile(child.key());
        }
        return node(change);
    }

    /** The modification time of a folder. */
    Instant mtime(Node.Folder folder) {
        Instant set = folder.state() == null ? null : folder.state().mtime();
        return set == null ? tree.folderMtime(folder.key()) : set;
    }

    /** The file that a node is, which is no folder. */
    FileState file(Node node) {
        if (node instanceof Node.ChangedFile changed) {
            return changed.state();
        }
        long key = ((Node.GeneratedFile) node).key();
        return FileState.of(new Content.Generated(tree.contentKey(key)), tree.size(key), tree.fileMtime(key));
    }

    /** The state of a folder, which is remembered from now on with all the folders that lead to it. */
    FolderState own(Place place) throws FSException {
        requireFolder(place, walk(place));
        FolderState state = root;
        for (String name : place.names()) {
            Node.Folder folder = (Node.Folder) Objects.requireNonNull(child(Node.Folder.of(state), name));
            FolderState next = folder.state();
            if (next == null) {
                next = FolderState.generated(folder.key(), folder.depth());
                state.put(name, next);
            }
            state = next;
        }
        return state;
    }

    /** Takes a child away so that it stays away. */
    void takeAway(FolderState parent, String name) {
        boolean generated = parent.depth() != FolderState.NOTHING_GENERATED
                && tree.child(parent.key(), parent.depth(), name) != null;
        if (generated) {
            parent.put(name, Change.GONE);
        } else {
            parent.remove(name);
        }
    }

    /** Whether a folder has no children. */
    boolean empty(Node.Folder folder) {
        FolderState state = folder.state();
        if (state != null) {
            for (Iterator<Map.Entry<String, Change>> changes = state.changes(); changes.hasNext(); ) {
                if (!(changes.next().getValue() instanceof Change.Gone)) {
                    return false;
                }
            }
        }
        return !folder.generates() || !anyGenerated(folder);
    }

    /** The node, which must be there. */
    static Node require(Place place, @Nullable Node node) throws FSException {
        if (node == null) {
            throw new FSException(ErrorClass.NOT_FOUND, place.path(), "there is nothing", null);
        }
        return node;
    }

    /** The folder, which must be there and must be one. */
    static Node.Folder requireFolder(Place place, @Nullable Node node) throws FSException {
        if (node == null) {
            throw new FSException(ErrorClass.NOT_FOUND, place.path(), "the folder is not there", null);
        }
        if (node instanceof Node.Folder folder) {
            return folder;
        }
        throw new FSException(ErrorClass.CONFLICT, place.path(), "it is a file, not a folder", null);
    }

    /** Whether a generated child is there still, given that all changes took children away. */
    private boolean anyGenerated(Node.Folder folder) {
        FolderState state = folder.state();
        int folders = tree.folderPlaces(folder.key(), folder.depth());
        for (int place = 0; place < folders; place++) {
            long key = tree.folderKey(folder.key(), place);
            if (tree.exists(key) && (state == null || state.get(tree.folderName(folder.key(), key, place)) == null)) {
                return true;
            }
        }
        int files = tree.filePlaces(folder.key(), folder.depth());
        for (int place = 0; place < files; place++) {
            long key = tree.fileKey(folder.key(), place);
            if (tree.exists(key) && (state == null || state.get(tree.fileName(folder.key(), key, place)) == null)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Node node(Change change) {
        if (change instanceof FileState file) {
            return new Node.ChangedFile(file);
        }
        return change instanceof FolderState state ? Node.Folder.of(state) : null;
    }
}
