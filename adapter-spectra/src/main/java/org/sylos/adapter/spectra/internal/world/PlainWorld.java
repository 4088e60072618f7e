package org.sylos.adapter.spectra.internal.world;

import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.adapter.spectra.internal.generate.GeneratedTree;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.WriteCondition;

/** A world as it is: the generated tree with a layer of changes over it, kept in memory. */
public final class PlainWorld implements World {
    private final GeneratedTree tree;
    private final LayeredTree layers;
    private final boolean keepBytes;
    /** Walks read without locking and look again when a change came between; changes are short and come one at a time. */
    private final StampedLock lock = new StampedLock();

    private volatile boolean closed;

    private final Meter meter = new Meter();

    /** One of the worlds of a configuration, as it is generated. */
    public PlainWorld(SpectraConfig config, String name) {
        tree = new GeneratedTree(config, name);
        keepBytes = config.keepBytes();
        layers = new LayeredTree(tree);
    }

    @Override
    public boolean keepBytes() {
        return keepBytes;
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public Meter meter() {
        return meter;
    }

    /** Forgets everything; nothing should be asked of the world any more. */
    public void close() {
        closed = true;
        reset();
    }

    /** Forgets all changes. */
    public void reset() {
        long stamp = lock.writeLock();
        try {
            layers.reset();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** The whole tree as it is now, counted without being counted itself. */
    public Census census() throws InterruptedIOException {
        return Census.of(layers, tree);
    }

    @Override
    public Entry entry(Place place) throws FSException {
        meter.count(SpectraOperation.STAT);
        Node node = LayeredTree.require(place, find(place));
        String name = place.path().length() == 1 ? "" : place.name();
        if (node instanceof Node.Folder folder) {
            return Entry.folder(name, layers.mtime(folder));
        }
        FileState file = layers.file(node);
        return Entry.file(name, file.size(), file.mtime());
    }

    @Override
    public FileState file(Place place) throws FSException {
        meter.count(SpectraOperation.CHECKSUM);
        return fileAt(place);
    }

    @Override
    public OpenFile open(Place place, long offset, long length) throws FSException {
        meter.count(SpectraOperation.READ);
        return OpenFile.of(fileAt(place), offset, length);
    }

    private FileState fileAt(Place place) throws FSException {
        Node node = LayeredTree.require(place, find(place));
        if (node instanceof Node.Folder) {
            throw new FSException(ErrorClass.CONFLICT, place.path(), "it is a folder, not a file", null);
        }
        return layers.file(node);
    }

    @Override
    public Listing list(Place place, int pageSize) throws FSException {
        meter.count(SpectraOperation.LIST);
        return new WorldListing(layers, tree, LayeredTree.requireFolder(place, find(place)), pageSize);
    }

    @Override
    public void createFolder(Place place, Instant now) throws FSException {
        meter.count(SpectraOperation.CREATE_FOLDER);
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

    @Override
    public void checkPut(Place place, @Nullable WriteCondition condition) throws FSException {
        meter.count(SpectraOperation.WRITE);
        long stamp = lock.readLock();
        try {
            requireNoRoot(place);
            Place parent = place.parent();
            LayeredTree.requireFolder(parent, layers.walk(parent));
            check(place, condition);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public void putFile(Place place, @Nullable WriteCondition condition, FileState file) throws FSException {
        long stamp = lock.writeLock();
        try {
            requireNoRoot(place);
            FolderState parent = layers.own(place.parent());
            check(place, condition);
            parent.put(place.name(), file);
            meter.countWritten(file.size());
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    @Override
    public void setMtime(Place place, Instant mtime) throws FSException {
        meter.count(SpectraOperation.SET_METADATA);
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

    @Override
    public void delete(Place place) throws FSException {
        meter.count(SpectraOperation.DELETE);
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

    @Override
    public void move(Place from, Place to) throws FSException {
        meter.count(SpectraOperation.RENAME);
        long stamp = lock.writeLock();
        try {
            Node node = LayeredTree.require(from, layers.walk(from));
            if (from.names().equals(to.names())) {
                return;
            }
            if (to.top()) {
                throw new FSException(ErrorClass.ALREADY_EXISTS, to.path(), "the root of a world stays", null);
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

    /** Whether a generated node is at a place and nobody changed anything of it. */
    public boolean untouched(Place place) {
        return untouched(find(place));
    }

    private static boolean untouched(@Nullable Node node) {
        return node instanceof Node.GeneratedFile || (node instanceof Node.Folder folder && folder.state() == null);
    }

    /** Takes an untouched node away with all that is below it, as if it had never been asked for. */
    public void vanish(Place place) {
        long stamp = lock.writeLock();
        try {
            if (untouched(layers.walk(place))) {
                layers.takeAway(layers.own(place.parent()), place.name());
            }
        } catch (FSException e) {
            throw new IllegalStateException("a folder that holds a node cannot be found", e);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private static void requireNoRoot(Place place) throws FSException {
        if (place.top()) {
            throw new FSException(ErrorClass.CONFLICT, place.path(), "it is a folder, not a file", null);
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

    private void check(Place place, @Nullable WriteCondition condition) throws FSException {
        Node there = layers.walk(place);
        if (condition == null) {
            if (there instanceof Node.Folder) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "it is a folder, not a file", null);
            }
        } else if (condition instanceof WriteCondition.Unchanged unchanged) {
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
