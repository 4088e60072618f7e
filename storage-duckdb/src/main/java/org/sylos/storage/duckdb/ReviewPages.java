package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final int SAMPLE = 8192;

    /** So many times the rows of a page are expected up to the place, and so many rows of the sample at least. */
    private static final int AMPLE = 4;

    private final Session session;
    private final ReviewScope scope;
    private final ReviewQuery query;
    private final ReviewKeys keys;
    private final Comparator<RowKey> order;
    private final ReviewPage.Request request;
    private final int few;

    /**
     * @param few so many rows are put in order without further thought
     */
    ReviewPages(Session session, ReviewScope scope, Condition condition, ReviewPage.Request request, int few) {
        this.session = session;
        this.scope = scope;
        this.request = request;
        this.few = few;
        keys = new ReviewKeys(request.order());
        order = keys.comparator();
        query = new ReviewQuery(session, scope, condition, keys, request.after());
    }

    ReviewPage page() throws SQLException {
        Found found = request.order().by() == ReviewSort.FOUND ? first() : upToSomewhere();
        return new ReviewPage(ReviewRows.of(session, page(found.keys())), request.counted() ? found.total() : null);
    }

    private Found first() throws SQLException {
        return request.counted() ? query.countedFirst(request.max()) : query.first(request.max());
    }

    private List<RowKey> page(List<RowKey> found) {
        return following(found).stream().sorted(order).limit(request.max()).toList();
    }

    private List<RowKey> following(List<RowKey> found) {
        ReviewRow after = request.after();
        if (after == null) {
            return found;
        }
        RowKey last = keys.of(after);
        return found.stream().filter(key -> order.compare(key, last) > 0).toList();
    }

    private Found upToSomewhere() throws SQLException {
        long all = 0;
        for (Side side : Side.values()) {
            all += scope.ids(side).stream().mapToLong(Range::size).sum();
        }
        if (all <= few) {
            return upTo(null, true);
        }
        int max = request.max();
        long every = Math.max(2, all / Math.max(SAMPLE, (long) AMPLE * max));
        List<RowKey> sample = new ArrayList<>(following(query.sample(every)));
        sample.sort(order);
        // When so many rows of the sample are up to a place, at least as many of all are.
        long rank = Math.min(max, AMPLE + AMPLE * (long) max / every);
        Found found = upTo(place(sample, rank), sample.size() * every < all / 8);
        while (rank <= sample.size() && following(found.keys()).size() < max) {
            rank = Math.min(max, 2 * AMPLE * rank);
            found = new Found(query.upTo(place(sample, rank)), found.total());
        }
        return found;
    }

    private Found upTo(@Nullable RowKey place, boolean fewHold) throws SQLException {
        return request.counted() ? query.countedUpTo(place, fewHold) : new Found(query.upTo(place), Tally.ZERO);
    }

    private static @Nullable RowKey place(List<RowKey> sample, long rank) {
        return rank <= sample.size() ? sample.get((int) rank - 1) : null;
    }
}
