package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the first rows above an id by looking at one bounded range of ids after the other. Asking a whole table for its
 * first rows in order costs many times more.
 */
final class Windows {
    private static final int GROWTH = 4;

    private Windows() {}

    /** Finds what fits among some ids, in their order. */
    interface Finder<T> {
        List<T> find(Range ids, int max) throws SQLException;
    }

    /** At most {@code max} of what a finder finds, in ascending order. */
    static <T> List<T> ascending(Ranges ids, int max, Finder<T> finder) throws SQLException {
        List<T> found = new ArrayList<>();
        long width = firstWidth(max);
        for (long from = 0; from < ids.size() && found.size() < max; width *= GROWTH) {
            long to = Math.min(ids.size(), from + width) - 1;
            found.addAll(finder.find(ids.between(from, to), max - found.size()));
            from = to + 1;
        }
        return found;
    }

    /** At most {@code max} of what a finder, which answers in descending order, finds. */
    static <T> List<T> descending(Ranges ids, int max, Finder<T> finder) throws SQLException {
        List<T> found = new ArrayList<>();
        long width = firstWidth(max);
        for (long to = ids.size() - 1; to >= 0 && found.size() < max; width *= GROWTH) {
            long from = Math.max(0, to - width + 1);
            found.addAll(finder.find(ids.between(from, to), max - found.size()));
            to = from - 1;
        }
        return found;
    }

    private static long firstWidth(int max) {
        return Math.max(4096, 2L * max);
    }
}
