package org.sylos.adapter.spectra.internal.world;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.internal.content.Content;
import org.sylos.adapter.spectra.internal.generate.GeneratedTree;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.WriteCondition;

/**
 * One world: the generated tree with a layer of changes over it, kept in memory. Thread-safe; every change is seen at once
 * and whole. A folder's own time does not change with its children.
 */
public final class World {
    private final GeneratedTree tree;
    private final boolean keepBytes;
    /** Walks read without locking and look again when a change came between; changes are short and come one at a time. */
    private final StampedLock lock = new StampedLock();

    private volatile FolderState root;
    private volatile boolean closed;

    World(SpectraConfig config, String name) {
        tree = new GeneratedTree(config, name);
        keepBytes = config.keepBytes();
        root = FolderState.generated(tree.rootKey(), 0);
    }

    /** Whether the bytes of written files are kept. */
    public boolean keepBytes() {
        return keepBytes;
    }

    /** Whether the simulator was closed; nothing should be asked of the world then. */
    public boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
        reset();
    }

    /** Forgets all changes. */
    void reset() {
        long stamp = lock.writeLock();
        try {
            root = FolderState.generated(tree.rootKey(), 0);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /**
     * What is at a place; the root of an adapter has an empty name.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}
     */
    public Entry entry(Place place) throws FSException {
        Node node = require(place, find(place));
        String name = place.path().length() == 1 ? "" : place.name();
        if (node instanceof Node.Folder folder) {
            return Entry.folder(name, mtime(folder));
        }
        FileState file = file(node);
        return Entry.file(name, file.size(), file.mtime());
    }

    /**
     * The file at a place.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}, or {@link ErrorClass#CONFLICT} when it is a folder
     */
    public FileState file(Place place) throws FSException {
        Node node = require(place, find(place));
        if (node instanceof Node.Folder) {
            throw new FSException(ErrorClass.CONFLICT, place.path(), "it is a folder, not a file", null);
        }
        return file(node);
    }

    /**
     * The children of the folder at a place.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}, or {@link ErrorClass#CONFLICT} when it is a file
     */
    public Listing list(Place place, int pageSize) throws FSException {
        return new WorldListing(this, tree, requireFolder(place, find(place)), pageSize);
    }

    /**
     * Creates a folder, unless it is there already.
     *
     * @throws FSException with {@link ErrorClass#CONFLICT} when a file has the name, {@link ErrorClass#NOT_FOUND} when the
     *     folder above is missing
     */
    public void createFolder(Place place, Instant now) throws FSException {
        long stamp = lock.writeLock();
        try {
            if (place.top()) {
                return;
            }
            FolderState parent = own(place.parent());
            Node there = child(Node.Folder.of(parent), place.name());
            if (there == null) {
                parent.put(place.name(), FolderState.created(now));
            } else if (!(there instanceof Node.Folder)) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "a file has the name of the folder", null);
            }
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /**
     * Checks what {@link #putFile} checks, now.
     *
     * @throws FSException as that does
     */
    public void checkPut(Place place, WriteCondition condition) throws FSException {
        long stamp = lock.readLock();
        try {
            Place parent = place.parent();
            requireFolder(parent, walk(parent.names()));
            check(place, condition);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /**
     * Puts a file in place, new or instead of another.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND} when the folder is missing, {@link ErrorClass#ALREADY_EXISTS} or
     *     {@link ErrorClass#CONFLICT} when the condition does not hold
     */
    public void putFile(Place place, WriteCondition condition, FileState file) throws FSException {
        long stamp = lock.writeLock();
        try {
            FolderState parent = own(place.parent());
            check(place, condition);
            parent.put(place.name(), file);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /**
     * Sets a modification time.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}
     */
    public void setMtime(Place place, Instant mtime) throws FSException {
        long stamp = lock.writeLock();
        try {
            Node node = require(place, walk(place.names()));
            if (node instanceof Node.Folder) {
                own(place).setMtime(mtime);
            } else {
                own(place.parent()).put(place.name(), file(node).withMtime(mtime));
            }
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /**
     * Deletes a file or an empty folder, if it is there.
     *
     * @throws FSException with {@link ErrorClass#CONFLICT} for a folder that is not empty, and for the root of the world
     */
    public void delete(Place place) throws FSException {
        long stamp = lock.writeLock();
        try {
            Node node = walk(place.names());
            if (node == null) {
                return;
            }
            if (place.top()) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "the root of a world stays", null);
            }
            if (node instanceof Node.Folder folder && !empty(folder)) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "the folder is not empty", null);
            }
            takeAway(own(place.parent()), place.name());
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /**
     * Moves a node with everything below it. What is generated below a moved folder moves with it.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}, {@link ErrorClass#ALREADY_EXISTS}, or {@link
     *     ErrorClass#CONFLICT} when a folder would come to lie in itself
     */
    public void move(Place from, Place to) throws FSException {
        long stamp = lock.writeLock();
        try {
            Node node = require(from, walk(from.names()));
            if (from.names().equals(to.names())) {
                return;
            }
            FolderState newParent = own(to.parent());
            if (child(Node.Folder.of(newParent), to.name()) != null) {
                throw new FSException(ErrorClass.ALREADY_EXISTS, to.path(), "the name is taken", null);
            }
            if (from.top() || from.contains(to)) {
                throw new FSException(ErrorClass.CONFLICT, from.path(), "a folder cannot be moved into itself", null);
            }
            Change moved = node instanceof Node.Folder ? own(from) : file(node);
            newParent.put(to.name(), moved);
            takeAway(own(from.parent()), from.name());
        } finally {
            lock.unlockWrite(stamp);
        }
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

    static @Nullable Node node(Change change) {
        if (change instanceof FileState file) {
            return new Node.ChangedFile(file);
        }
        return change instanceof FolderState state ? Node.Folder.of(state) : null;
    }

    Instant mtime(Node.Folder folder) {
        Instant set = folder.state() == null ? null : folder.state().mtime();
        return set == null ? tree.mtime(folder.key()) : set;
    }

    private FileState file(Node node) {
        if (node instanceof Node.ChangedFile changed) {
            return changed.state();
        }
        long key = ((Node.GeneratedFile) node).key();
        return FileState.of(new Content.Generated(tree.contentKey(key)), tree.size(key), tree.mtime(key));
    }

    private @Nullable Node find(Place place) {
        long stamp = lock.tryOptimisticRead();
        if (stamp != 0) {
            Node node = walk(place.names());
            if (lock.validate(stamp)) {
                return node;
            }
        }
        stamp = lock.readLock();
        try {
            return walk(place.names());
        } finally {
            lock.unlockRead(stamp);
        }
    }

    private @Nullable Node walk(List<String> names) {
        Node node = Node.Folder.of(root);
        for (int i = 0; i < names.size() && node != null; i++) {
            node = node instanceof Node.Folder folder ? child(folder, names.get(i)) : null;
        }
        return node;
    }

    /** The state of a folder, which is remembered from now on with all the folders that lead to it. */
    private FolderState own(Place place) throws FSException {
        requireFolder(place, walk(place.names()));
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

    private void takeAway(FolderState parent, String name) {
        boolean generated = parent.depth() != FolderState.NOTHING_GENERATED
                && tree.child(parent.key(), parent.depth(), name) != null;
        if (generated) {
            parent.put(name, Change.GONE);
        } else {
            parent.remove(name);
        }
    }

    private boolean empty(Node.Folder folder) {
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

    /** Whether a generated child is there still, given that all changes took children away. */
    private boolean anyGenerated(Node.Folder folder) {
        FolderState state = folder.state();
        int folders = tree.folderPlaces(folder.key(), folder.depth());
        for (int place = 0; place < folders; place++) {
            if (tree.exists(tree.folderKey(folder.key(), place))
                    && (state == null || state.get(tree.folderName(place)) == null)) {
                return true;
            }
        }
        int files = tree.filePlaces(folder.key(), folder.depth());
        for (int place = 0; place < files; place++) {
            long key = tree.fileKey(folder.key(), place);
            if (tree.exists(key) && (state == null || state.get(tree.fileName(key, place)) == null)) {
                return true;
            }
        }
        return false;
    }

    private void check(Place place, WriteCondition condition) throws FSException {
        Node there = walk(place.names());
        if (condition instanceof WriteCondition.Unchanged unchanged) {
            if (there == null || there instanceof Node.Folder) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "the file to replace has gone", null);
            }
            FileState file = file(there);
            if (!unchanged.existing().path().equals(place.path())
                    || file.size() != unchanged.size()
                    || !file.mtime().equals(unchanged.mtime())) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "another file is there than expected", null);
            }
        } else if (there != null) {
            throw new FSException(ErrorClass.ALREADY_EXISTS, place.path(), "something is there already", null);
        }
    }

    private static Node require(Place place, @Nullable Node node) throws FSException {
        if (node == null) {
            throw new FSException(ErrorClass.NOT_FOUND, place.path(), "there is nothing", null);
        }
        return node;
    }

    private static Node.Folder requireFolder(Place place, @Nullable Node node) throws FSException {
        if (node == null) {
            throw new FSException(ErrorClass.NOT_FOUND, place.path(), "the folder is not there", null);
        }
        if (node instanceof Node.Folder folder) {
            return folder;
        }
        throw new FSException(ErrorClass.CONFLICT, place.path(), "it is a file, not a folder", null);
    }
}
