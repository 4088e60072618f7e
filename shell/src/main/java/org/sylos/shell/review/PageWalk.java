package org.sylos.shell.review;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.Review;

/**
 * Finds rows by their number although a review goes on from rows only: it walks, and remembers on the way some rows from which
 * it can go on later. Used by one thread.
 */
final class PageWalk {
    /** Rows of one step; what is waited for when the walk is called off. */
    static final int STEP = 10_000;

    /** A row is remembered at least every so many steps of a walk. */
    private static final int SPACING = 500;

    private static final int MOST_REMEMBERED = 4_096;

    private final Review review;
    private final Query query;
    private final TreeMap<Long, ReviewRow> passed = new TreeMap<>();

    PageWalk(Review review, Query query) {
        this.review = review;
        this.query = query;
    }

    /** What a walk came to: rows, and the number of the row that was looked for, or -1. */
    record Found(Slice slice, long number) {}

    Query query() {
        return query;
    }

    /** The rows that are wanted; empty when it was called off. */
    Optional<Found> find(Wanted wanted, BooleanSupplier calledOff) {
        RowId seek = wanted.seek();
        if (seek == null) {
            return slice(wanted.from(), wanted.count(), calledOff).map(slice -> new Found(slice, -1));
        }
        long before = wanted.count() / 3;
        Optional<Slice> near = slice(Math.max(0, wanted.hint() - before), wanted.count(), calledOff);
        if (near.isEmpty() || near.get().find(seek) >= 0) {
            return near.map(slice -> new Found(slice, slice.find(seek)));
        }
        long number = search(seek, calledOff);
        if (number == -1) {
            return near.map(slice -> new Found(slice, -1));
        }
        return number < 0
                ? Optional.empty()
                : slice(Math.max(0, number - before), wanted.count(), calledOff).map(slice -> new Found(slice, number));
    }

    /** How many rows there are. */
    static Tally total(Review review, Query query) {
        ReviewPage page = page(review, query, null, 1, true);
        return page.total() == null ? new Tally(page.rows().size(), 0) : page.total();
    }

    private Optional<Slice> slice(long from, int count, BooleanSupplier calledOff) {
        Map.Entry<Long, ReviewRow> start = passed.floorEntry(from);
        long at = start == null ? 0 : start.getKey();
        ReviewRow after = start == null ? null : start.getValue();
        while (at < from) {
            if (calledOff.getAsBoolean()) {
                return Optional.empty();
            }
            int step = (int) Math.min(STEP, from - at);
            List<ReviewRow> rows = page(review, query, after, step, false).rows();
            remember(at, rows);
            at += rows.size();
            if (rows.size() < step) {
                // There are fewer than was thought.
                return Optional.of(last(at, rows, count));
            }
            after = rows.get(rows.size() - 1);
        }
        List<ReviewRow> rows = page(review, query, after, count, false).rows();
        remember(at, rows);
        return Optional.of(new Slice(at, rows));
    }

    private static Slice last(long end, List<ReviewRow> rows, int count) {
        List<ReviewRow> kept = rows.subList(Math.max(0, rows.size() - count), rows.size());
        return new Slice(end - kept.size(), kept);
    }

    /** The number of a row; -1 when there is no such row, -2 when it was called off. */
    private long search(RowId id, BooleanSupplier calledOff) {
        long at = 0;
        ReviewRow after = null;
        while (true) {
            if (calledOff.getAsBoolean()) {
                return -2;
            }
            List<ReviewRow> rows = page(review, query, after, STEP, false).rows();
            remember(at, rows);
            long number = new Slice(at, rows).find(id);
            if (number >= 0 || rows.size() < STEP) {
                return number;
            }
            at += rows.size();
            after = rows.get(rows.size() - 1);
        }
    }

    private void remember(long from, List<ReviewRow> rows) {
        for (int i = SPACING; i < rows.size(); i += SPACING) {
            passed.put(from + i, rows.get(i - 1));
        }
        if (!rows.isEmpty()) {
            passed.put(from + rows.size(), rows.get(rows.size() - 1));
        }
        if (passed.size() > MOST_REMEMBERED) {
            thin();
        }
    }

    private void thin() {
        boolean drop = false;
        for (Iterator<Long> numbers = new ArrayList<>(passed.keySet()).iterator(); numbers.hasNext(); drop = !drop) {
            Long number = numbers.next();
            if (drop) {
                passed.remove(number);
            }
        }
    }

    private static ReviewPage page(Review review, Query query, @Nullable ReviewRow after, int max, boolean counted) {
        ReviewPage.Request request = new ReviewPage.Request(query.order(), after, max, counted);
        Optional<Condition> condition = query.place().condition();
        return condition.isEmpty()
                ? review.children(query.place().folder(), request)
                : review.search(condition.get(), query.place().path(), request);
    }
}
