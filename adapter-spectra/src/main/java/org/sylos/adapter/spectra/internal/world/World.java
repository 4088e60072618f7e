package org.sylos.adapter.spectra.internal.world;

import java.time.Instant;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.SpectraConfig;
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
    private final LayeredTree layers;
    private final boolean keepBytes;
    /** Walks read without locking and look again when a change came between; changes are short and come one at a time. */
    private final StampedLock lock = new StampedLock();

    private volatile boolean closed;

    World(SpectraConfig config, String name) {
        tree = new GeneratedTree(config, name);
        keepBytes = config.keepBytes();
        layers = new LayeredTree(tree);
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
            layers.reset();
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
        Node node = LayeredTree.require(place, find(place));
        String name = place.path().length() == 1 ? "" : place.name();
        if (node instanceof Node.Folder folder) {
            return Entry.folder(name, layers.mtime(folder));
        }
        FileState file = layers.file(node);
        return Entry.file(name, file.size(), file.mtime());
    }

    /**
     * The file at a place.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}, or {@link ErrorClass#CONFLICT} when it is a folder
     */
    public FileState file(Place place) throws FSException {
        Node node = LayeredTree.require(place, find(place));
        if (node instanceof Node.Folder) {
            throw new FSException(ErrorClass.CONFLICT, place.path(), "it is a folder, not a file", null);
        }
        return layers.file(node);
    }

    /**
     * The children of the folder at a place.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}, or {@link ErrorClass#CONFLICT} when it is a file
     */
    public Listing list(Place place, int pageSize) throws FSException {
        return new WorldListing(layers, tree, LayeredTree.requireFolder(place, find(place)), pageSize);
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
            FolderState parent = layers.own(place.parent());
            Node there = layers.child(Node.Folder.of(parent), place.name());
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
            LayeredTree.requireFolder(parent, layers.walk(parent));
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
            FolderState parent = layers.own(place.parent());
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
            Node node = LayeredTree.require(place, layers.walk(place));
            if (node instanceof Node.Folder) {
                layers.own(place).setMtime(mtime);
            } else {
                layers.own(place.parent()).put(place.name(), layers.file(node).withMtime(mtime));
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
            Node node = layers.walk(place);
            if (node == null) {
                return;
            }
            if (place.top()) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "the root of a world stays", null);
            }
            if (node instanceof Node.Folder folder && !layers.empty(folder)) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "the folder is not empty", null);
            }
            layers.takeAway(layers.own(place.parent()), place.name());
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
            Node node = LayeredTree.require(from, layers.walk(from));
            if (from.names().equals(to.names())) {
                return;
            }
            FolderState newParent = layers.own(to.parent());
            if (layers.child(Node.Folder.of(newParent), to.name()) != null) {
                throw new FSException(ErrorClass.ALREADY_EXISTS, to.path(), "the name is taken", null);
            }
            if (from.top() || from.contains(to)) {
                throw new FSException(ErrorClass.CONFLICT, from.path(), "a folder cannot be moved into itself", null);
            }
            Change moved = node instanceof Node.Folder ? layers.own(from) : layers.file(node);
            newParent.put(to.name(), moved);
            layers.takeAway(layers.own(from.parent()), from.name());
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private @Nullable Node find(Place place) {
        long stamp = lock.tryOptimisticRead();
        if (stamp != 0) {
            Node node = layers.walk(place);
            if (lock.validate(stamp)) {
                return node;
            }
        }
        stamp = lock.readLock();
        try {
            return layers.walk(place);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    private void check(Place place, WriteCondition condition) throws FSException {
        Node there = layers.walk(place);
        if (condition instanceof WriteCondition.Unchanged unchanged) {
            if (there == null || there instanceof Node.Folder) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "the file to replace has gone", null);
            }
            FileState file = layers.file(there);
            if (!unchanged.existing().path().equals(place.path())
                    || file.size() != unchanged.size()
                    || !file.mtime().equals(unchanged.mtime())) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "another file is there than expected", null);
            }
        } else if (there != null) {
            throw new FSException(ErrorClass.ALREADY_EXISTS, place.path(), "something is there already", null);
        }
    }
}
