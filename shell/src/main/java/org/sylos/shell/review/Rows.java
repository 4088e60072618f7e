package org.sylos.shell.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.Tally;

/** A list of rows of which only those around the cursor are in memory. Used by one thread. */
final class Rows {
    private Query query;
    private Slice slice = Slice.NONE;
    private @Nullable Tally total;
    private @Nullable RowId seek;
    private long cursor;
    private long top;

    Rows(Query query) {
        this.query = query;
    }

    /** Rows with the cursor on one of them, wherever that is. */
    Rows(Query query, RowId seek) {
        this.query = query;
        this.seek = seek;
    }

    Query query() {
        return query;
    }

    /** Number of the selected row. */
    long cursor() {
        return cursor;
    }

    /** Number of the row at the top of the screen. */
    long top() {
        return top;
    }

    /** All rows; null while they are being counted. */
    @Nullable
    Tally total() {
        return total;
    }

    /** The row of a number, if it is in memory. */
    Optional<ReviewRow> at(long number) {
        return slice.at(number);
    }

    /** The selected row; empty while it is being loaded, and when there are none. */
    Optional<ReviewRow> selected() {
        return seek == null ? slice.at(cursor) : Optional.empty();
    }

    /** Whether rows are on their way. */
    boolean seeking() {
        return seek != null;
    }

    /** Whether a row of that number is there, as far as is known. */
    boolean has(long number) {
        return number < (total == null ? Math.max(slice.end(), cursor + 1) : total.nodes());
    }

    /** Moves the cursor by so many rows on a screen of so many. */
    void move(long by, int height) {
        moveTo(cursor + by, height);
    }

    /** Moves the cursor to the last row that is known. */
    void moveToEnd(int height) {
        moveTo(last(), height);
    }

    void moveTo(long number, int height) {
        seek = null;
        cursor = Math.max(0, Math.min(number, last()));
        fit(height);
    }

    private long last() {
        return Math.max(0, (total == null ? slice.end() : total.nodes()) - 1);
    }

    /** Shifts the window so that the cursor is in it. */
    void fit(int height) {
        top = Math.max(top, cursor - height + 1);
        top = Math.min(top, cursor);
        if (total != null) {
            top = Math.min(top, Math.max(0, total.nodes() - height));
        }
        top = Math.max(0, top);
    }

    /** Sorts differently; the selection stays on its node. */
    void sort(ReviewOrder order) {
        Optional<ReviewRow> selected = selected();
        query = new Query(query.place(), order, query.version());
        slice = Slice.NONE;
        seek = selected.map(RowId::of).orElse(null);
    }

    /** Has everything loaded anew; what is shown stays until then, and so does the selection. */
    void refresh(int version) {
        Optional<ReviewRow> selected = selected();
        query = new Query(query.place(), query.order(), version);
        total = null;
        seek = selected.map(RowId::of).orElse(seek);
    }

    /** What is to be loaded for a screen of so many rows; empty when all is there. */
    Optional<Wanted> wanted(int height) {
        if (seek != null) {
            return Optional.of(new Wanted(query, 0, 3 * height, seek, cursor));
        }
        long end = total == null ? top + height : Math.min(top + height, total.nodes());
        boolean here = slice.from() <= top && end <= slice.end();
        long margin = height / 2;
        boolean near = slice.from() <= Math.max(0, top - margin)
                && (total == null || Math.min(end + margin, total.nodes()) <= slice.end());
        if (here && near) {
            return Optional.empty();
        }
        return Optional.of(new Wanted(query, Math.max(0, top - height), 3 * height, null, 0));
    }

    /** Takes rows in. Those of another query came too late and are dropped. */
    void loaded(Wanted wanted, Slice rows, long found, int height) {
        if (!wanted.query().equals(query)
                || (wanted.seek() != null && !wanted.seek().equals(seek))) {
            return;
        }
        slice = rows;
        if (wanted.seek() != null) {
            seek = null;
            if (found >= 0) {
                top = Math.max(0, top + found - cursor);
                cursor = found;
            }
        }
        if (total == null && rows.from() + rows.rows().size() <= cursor) {
            cursor = Math.max(0, rows.end() - 1);
        }
        fit(height);
    }

    /** Takes the total in. */
    void counted(Query of, Tally all, int height) {
        if (of.equals(query)) {
            total = all;
            cursor = Math.max(0, Math.min(cursor, all.nodes() - 1));
            fit(height);
        }
    }
}
