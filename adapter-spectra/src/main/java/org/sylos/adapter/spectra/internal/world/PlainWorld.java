package org.sylos.adapter.spectra.internal.world;

import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Consumer;
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
    private final ChangeLog log;
    private final boolean keepBytes;
    private final Meter meter = new Meter();
    /** Walks read without locking and look again when a change came between; changes are short and come one at a time. */
    private final StampedLock lock = new StampedLock();

    private volatile boolean closed;

    /** One of the worlds of a configuration, as it is generated. */
    public PlainWorld(SpectraConfig config, String name, ChangeLog log) {
        tree = new GeneratedTree(config, name);
        keepBytes = config.keepBytes();
        layers = new LayeredTree(tree, log);
        this.log = log;
    }

    /** Takes the next step that was remembered of an earlier life of the world; before it is used. */
    public void recall(Remembered step) {
        layers.recall(step);
    }

    /** All steps have been recalled. */
    public void recalled() {
        layers.recalled();
    }

    /** The fewest steps that lead to the world as it is. */
    public void forEachStep(Consumer<Remembered> target) {
        layers.forEachStep(target);
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
    public boolean waits() {
        return log.keeps();
    }

    @Override
    public Meter meter() {
        return meter;
    }

    /** Lets go of everything; nothing should be asked of the world any more. What is kept of it stays kept. */
    public void close() {
        closed = true;
        long stamp = lock.writeLock();
        try {
            layers.release();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** Forgets all changes. It is for the caller to see that this is kept. */
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

    private interface Change {
        void make() throws FSException;
    }

    /** Makes a change alone, and returns when it is kept. */
    private void change(SpectraOperation operation, Place place, Change change) throws FSException {
        meter.count(operation);
        log.requireWritable(place.path());
        long stamp = lock.writeLock();
        try {
            change.make();
        } finally {
            lock.unlockWrite(stamp);
        }
        log.settle(place.path());
    }

    @Override
    public void createFolder(Place place, Instant now) throws FSException {
        change(SpectraOperation.CREATE_FOLDER, place, () -> {
            if (place.top()) {
                return;
            }
            FolderState parent = layers.own(place.parent());
            Node there = layers.child(Node.Folder.of(parent), place.name());
            if (there == null) {
                layers.createFolder(parent, place.name(), now);
            } else if (!(there instanceof Node.Folder)) {
                throw new FSException(ErrorClass.CONFLICT, place.path(), "a file has the name of the folder", null);
            }
        });
    }

    @Override
    public void checkPut(Place place, @Nullable WriteCondition condition) throws FSException {
        meter.count(SpectraOperation.WRITE);
        log.requireWritable(place.path());
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
        log.requireWritable(place.path());
        long stamp = lock.writeLock();
        try {
            requireNoRoot(place);
            FolderState parent = layers.own(place.parent());
            check(place, condition);
            layers.putFile(parent, place.name(), file);
        } finally {
            lock.unlockWrite(stamp);
        }
        log.settle(place.path());
        meter.countWritten(file.size());
    }

    @Override
    public void setMtime(Place place, Instant mtime) throws FSException {
        change(SpectraOperation.SET_METADATA, place, () -> {
            Node node = LayeredTree.require(place, layers.walk(place));
            if (node instanceof Node.Folder) {
                layers.setMtime(layers.own(place), mtime);
            } else {
                layers.setMtime(layers.own(place.parent()), place.name(), node, mtime);
            }
        });
    }

    @Override
    public void delete(Place place) throws FSException {
        change(SpectraOperation.DELETE, place, () -> {
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
        });
    }

    @Override
    public void move(Place from, Place to) throws FSException {
        change(SpectraOperation.RENAME, from, () -> {
            Node node = LayeredTree.require(from, layers.walk(from));
            if (from.names().equals(to.names())) {
                return;
            }
            if (to.top()) {
                throw new FSException(ErrorClass.ALREADY_EXISTS, to.path(), "the root of a world stays", null);
            }
            LayeredTree.requireFolder(to.parent(), layers.walk(to.parent()));
            if (layers.walk(to) != null) {
                throw new FSException(ErrorClass.ALREADY_EXISTS, to.path(), "the name is taken", null);
            }
            if (from.top() || from.contains(to)) {
                throw new FSException(ErrorClass.CONFLICT, from.path(), "a folder cannot be moved into itself", null);
            }
            layers.move(from, to, node);
        });
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
