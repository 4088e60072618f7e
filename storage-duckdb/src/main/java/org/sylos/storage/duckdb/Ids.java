package org.sylos.storage.duckdb;

/**
 * How the ids of nodes are made: the depth, and below it a number counted up from 1 within the level. So a level is one range of
 * ids for ever, also when nodes are added to it long after deeper ones were.
 */
final class Ids {
    /** Bits of the number within a level: a million million nodes. */
    private static final int BITS = 40;

    private Ids() {}

    /** The first id that a level may have. */
    static long first(int depth) {
        return ((long) depth << BITS) + 1;
    }

    /** The depth of the node with an id. */
    static int depth(long id) {
        return (int) (id >> BITS);
    }

    /** The depth of the node with an id, as SQL over a column. */
    static String depth(String column) {
        return "(" + column + " >> " + BITS + ")";
    }
}
