package org.sylos.storage.duckdb;

/** How the two nodes of a pair stand to each other. The numbers are persisted and never change. */
enum Relation {
    /** Both are folders. */
    FOLDERS(1),
    /** There is nothing to do. */
    CURRENT(2),
    /** The destination's is to be overwritten. */
    DIFFERENT(3),
    /** Only their checksums can tell. */
    AWAITING(4),
    /** The destination's is to be overwritten because the sides have no checksum in common. */
    INCOMPARABLE(5),
    /** They cannot be paired; such rows are gone when the comparison of the level ends. */
    CONFLICT(6);

    private final int code;

    Relation(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
