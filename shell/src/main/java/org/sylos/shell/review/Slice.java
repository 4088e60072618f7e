package org.sylos.shell.review;

import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.storage.ReviewRow;

/**
 * Rows that are in memory, in a row.
 *
 * @param from number of the first of them, from 0
 * @param rows the rows
 */
record Slice(long from, List<ReviewRow> rows) {
    static final Slice NONE = new Slice(0, List.of());

    Slice {
        rows = List.copyOf(rows);
    }

    /** Number after that of the last row. */
    long end() {
        return from + rows.size();
    }

    Optional<ReviewRow> at(long number) {
        return number < from || number >= end() ? Optional.empty() : Optional.of(rows.get((int) (number - from)));
    }

    /** Number of a row; -1 when it is not here. */
    long find(RowId id) {
        for (int i = 0; i < rows.size(); i++) {
            if (RowId.of(rows.get(i)).equals(id)) {
                return from + i;
            }
        }
        return -1;
    }
}
