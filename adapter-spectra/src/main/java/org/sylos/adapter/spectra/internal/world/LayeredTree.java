package org.sylos.adapter.spectra.internal.world;

import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private final ChangeLog log;
    private volatile FolderState root;
    private long lastId = Remembered.ROOT;
    /** What was remembered of an earlier life of the tree, while it is being recalled. */
    private @Nullable Replay replay;

    LayeredTree(GeneratedTree tree, ChangeLog log) {
        this.tree = tree;
        this.log = log;
        root = generatedRoot();
    }

    private FolderState generatedRoot() {
        return FolderState.generated(Remembered.ROOT, tree.rootKey(), 0);
    }

    /** Takes the next step that was remembered; before anything else is done. */
    void recall(Remembered step) {
        if (replay == null) {
            replay = new Replay(generatedRoot());
        }
        replay.apply(step);
    }

    /** All steps have been recalled. */
    void recalled() {
        if (replay != null) {
            root = replay.root();
            lastId = replay.lastId();
            replay = null;
        }
    }

    /** Forgets all changes. */
    void reset() {
        root = generatedRoot();
        note(Remembered.Reset::new);
    }

    /** Forgets all changes, and leaves what is kept of them as it is. */
    void release() {
        root = generatedRoot();
    }

    /** The fewest steps that lead to the tree as it is. */
    void forEachStep(Consumer<Remembered> target) {
        Steps.forEach(root, target);
    }

    private void note(Supplier<Remembered> step) {
        if (log.keeps()) {
            log.note(step.get());
        }
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
                next = FolderState.generated(++lastId, folder.key(), folder.depth());
                putFolder(state, name, next);
            }
            state = next;
        }
        return state;
    }

    /** Lets a name stand for a new and empty folder. */
    void createFolder(FolderState parent, String name, Instant mtime) {
        putFolder(parent, name, FolderState.created(++lastId, mtime));
    }

    private void putFolder(FolderState parent, String name, FolderState folder) {
        parent.put(name, folder);
        note(() -> Steps.of(parent, name, folder));
    }

    /** Lets a name stand for a file. */
    void putFile(FolderState parent, String name, FileState file) {
        parent.put(name, file);
        note(() -> new Remembered.File(parent.id(), name, file));
    }

    /** Sets the modification time of a folder. */
    void setMtime(FolderState folder, Instant mtime) {
        folder.setMtime(mtime);
        note(() -> new Remembered.FolderTime(folder.id(), mtime));
    }

    /** Sets the modification time of a file. */
    void setMtime(FolderState parent, String name, Node file, Instant mtime) {
        FileState changed = file(file).withMtime(mtime);
        if (file instanceof Node.ChangedFile) {
            parent.put(name, changed);
            note(() -> new Remembered.FileTime(parent.id(), name, mtime));
        } else {
            putFile(parent, name, changed);
        }
    }

    /** Moves a node, which is there, to a name that is free. */
    void move(Place from, Place to, Node node) throws FSException {
        FolderState newParent = own(to.parent());
        if (node instanceof Node.Folder) {
            own(from);
        }
        FolderState parent = own(from.parent());
        Change remembered = parent.get(from.name());
        if (remembered == null) {
            putFile(newParent, to.name(), file(node));
        } else {
            newParent.put(to.name(), remembered);
            note(() -> new Remembered.Again(parent.id(), from.name(), newParent.id(), to.name()));
        }
        takeAway(parent, from.name());
    }

    /** Takes a child away so that it stays away. */
    void takeAway(FolderState parent, String name) {
        boolean generated = parent.depth() != FolderState.NOTHING_GENERATED
                && tree.child(parent.key(), parent.depth(), name) != null;
        if (generated) {
            parent.put(name, Change.GONE);
            note(() -> new Remembered.Gone(parent.id(), name));
        } else {
            parent.remove(name);
            note(() -> new Remembered.Forgotten(parent.id(), name));
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
