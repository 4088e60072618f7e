package org.sylos.storage.duckdb;

/** The ids of one level that were handed out so far. Changed only by whoever writes; may be read by anybody. */
final class Level {
    private final int depth;
    private volatile long first;
    private volatile long fresh;
    private volatile long next;

    /**
     * @param first the first id of this pass
     * @param fresh the first id of what the present discovery found, or will find
     * @param next the id that is handed out next
     */
    Level(int depth, long first, long fresh, long next) {
        this.depth = depth;
        this.first = first;
        this.fresh = fresh;
        this.next = next;
    }

    /** A level without nodes. */
    static Level empty(int depth) {
        long first = Ids.first(depth);
        return new Level(depth, first, first, first);
    }

    int depth() {
        return depth;
    }

    /** The ids of this pass. */
    Range all() {
        return new Range(first, next - 1);
    }

    /** The ids of what the present discovery found. */
    Range found() {
        return new Range(fresh, next - 1);
    }

    long next() {
        return next;
    }

    long take() {
        long id = next;
        next = id + 1;
        return id;
    }

    /** Makes sure that an id, and those below it, are not handed out. */
    void atLeast(long id) {
        next = Math.max(next, id);
    }

    /** Counts whatever comes from now on as found. */
    void beginDiscovery() {
        fresh = next;
    }

    /** Begins anew with no nodes; ids go on where they were. */
    void clear() {
        first = next;
        fresh = next;
    }
}
