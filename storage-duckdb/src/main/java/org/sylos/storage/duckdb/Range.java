package org.sylos.storage.duckdb;

/**
 * Ids from first to last, both included; empty when the last is below the first.
 */
record Range(long first, long last) {
    static final Range NONE = new Range(1, 0);

    boolean isEmpty() {
        return last < first;
    }

    long size() {
        return isEmpty() ? 0 : last - first + 1;
    }

    /** The part above an id. */
    Range after(long id) {
        return new Range(Math.max(first, id + 1), last);
    }
}
