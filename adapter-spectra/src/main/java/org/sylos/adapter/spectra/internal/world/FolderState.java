package org.sylos.adapter.spectra.internal.world;

import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder that was created, or in which or about which something was changed. Read by any thread, changed only by the one
 * that holds the world's write lock.
 */
final class FolderState implements Change {
    /** The depth of a folder for which nothing is generated. */
    static final int NOTHING_GENERATED = -1;

    private final long id;
    private final long key;
    private final int depth;
    private volatile @Nullable Instant mtime;
    private volatile @Nullable ConcurrentHashMap<String, Change> children;

    FolderState(long id, long key, int depth, @Nullable Instant mtime) {
        this.id = id;
        this.key = key;
        this.depth = depth;
        this.mtime = mtime;
    }

    /** A folder that starts from what is generated for a key at a depth. */
    static FolderState generated(long id, long key, int depth) {
        return new FolderState(id, key, depth, null);
    }

    /** A folder that starts empty. */
    static FolderState created(long id, Instant mtime) {
        return new FolderState(id, 0, NOTHING_GENERATED, mtime);
    }

    /** Its number, by which it is remembered. */
    long id() {
        return id;
    }

    long key() {
        return key;
    }

    int depth() {
        return depth;
    }

    /** The time that was set; null while it is the generated one. */
    @Nullable
    Instant mtime() {
        return mtime;
    }

    void setMtime(Instant time) {
        mtime = time;
    }

    @Nullable
    Change get(String name) {
        Map<String, Change> now = children;
        return now == null ? null : now.get(name);
    }

    void put(String name, Change change) {
        ConcurrentHashMap<String, Change> now = children;
        if (now == null) {
            now = new ConcurrentHashMap<>();
            now.put(name, change);
            children = now;
        } else {
            now.put(name, change);
        }
    }

    void remove(String name) {
        Map<String, Change> now = children;
        if (now != null) {
            now.remove(name);
        }
    }

    /** All remembered names; one that is there the whole time comes exactly once, whatever happens to the others. */
    Iterator<Map.Entry<String, Change>> changes() {
        Map<String, Change> now = children;
        return now == null ? Collections.emptyIterator() : now.entrySet().iterator();
    }
}
