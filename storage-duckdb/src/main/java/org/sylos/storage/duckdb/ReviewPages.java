package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSort;
import org.sylos.engine.api.storage.Tally;
import org.sylos.storage.duckdb.ReviewKeys.RowKey;
import org.sylos.storage.duckdb.ReviewQuery.Found;

/**
 * Finds pages of rows. SQL does not know the natural order of names, and handing a million names over to put them in order would
 * take a second. So it is asked for the rows up to some place that is most likely beyond the page, not far beyond: for that place
 * a sample is looked at. What it answers is put in order here.
 */
final class ReviewPages {
    private static final long LEAST_SAMPLE = 1024;
    private static final long MOST_SAMPLE = 4096;

    /** So many times the rows of a page are expected up to the place, and so many rows of the sample at least. */
    private static final int AMPLE = 4;

    private final ReviewScope scope;
    private final ReviewQuery query;
    private final PlaceOrder order;
    private final ReviewPage.Request request;
    private final int few;

    /**
     * @param few so many rows are put in order without further thought
     * @param ofSource how many rows there are of source nodes; null when it is not known
     */
    ReviewPages(
            Session session,
            ReviewScope scope,
            Condition condition,
            ReviewPage.Request request,
            int few,
            @Nullable Tally ofSource) {
        this.scope = scope;
        this.request = request;
        this.few = few;
        ReviewKeys keys = new ReviewKeys(request.order());
        ReviewRow after = request.after();
        RowKey last = after == null ? null : keys.of(after);
        order = new PlaceOrder(keys, last);
        query = new ReviewQuery(session, scope, condition, keys, last, ofSource);
    }

    /** Looks for the page: its rows' places in their order, and the total. */
    Found find() throws SQLException {
        Found found = request.order().by() == ReviewSort.FOUND ? first() : upToSomewhere();
        return new Found(order.first(found.keys(), request.max()), found.total());
    }

    private Found first() throws SQLException {
        if (!request.counted()) {
            return query.first(request.max());
        }
        return query.isDear()
                ? query.countedFirst(request.max())
                : new Found(query.first(request.max()).keys(), query.total());
    }

    private Found upToSomewhere() throws SQLException {
        long all = 0;
        for (Side side : Side.values()) {
            all += scope.ids(side).stream().mapToLong(Range::size).sum();
        }
        if (all <= few) {
            return request.counted() ? query.countedUpTo(null) : new Found(query.upTo(null), Tally.ZERO);
        }
        if (query.isDear()) {
            return most(all, request.counted() ? null : Tally.ZERO);
        }
        // Counting costs little and tells how far to look.
        Tally total = query.total();
        return total.nodes() <= few ? new Found(query.upTo(null), total) : most(total.nodes(), total);
    }

    /**
     * Looks at a sample first.
     *
     * @param all how many rows there may be
     * @param total all rows that there are; null to count them
     */
    private Found most(long all, @Nullable Tally total) throws SQLException {
        int max = request.max();
        long some = Math.max(LEAST_SAMPLE, Math.min(MOST_SAMPLE, all / 1024));
        long every = Math.max(2, all / Math.max(some, (long) AMPLE * max));
        // When so many rows of the sample are up to a place, at least as many of all are.
        long rank = Math.min(max, AMPLE + AMPLE * (long) max / every);
        List<RowKey> sample = order.first(query.sample(every), max);
        RowKey place = place(sample, rank);
        Found found = total == null ? query.countedUpTo(place) : new Found(query.upTo(place), total);
        while (rank <= sample.size() && order.count(found.keys()) < max) {
            rank = Math.min(max, 2 * AMPLE * rank);
            found = new Found(query.upTo(place(sample, rank)), found.total());
        }
        return found;
    }

    private static @Nullable RowKey place(List<RowKey> sample, long rank) {
        return rank <= sample.size() ? sample.get((int) rank - 1) : null;
    }
}
