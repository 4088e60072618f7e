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

    boolean contains(long id) {
        return id >= first && id <= last;
    }

    /** The part above an id. */
    Range after(long id) {
        return new Range(Math.max(first, id + 1), last);
    }

    /** The part below an id. */
    Range before(long id) {
        return new Range(first, Math.min(last, id - 1));
    }
}
