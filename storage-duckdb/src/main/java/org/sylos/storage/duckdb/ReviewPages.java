package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.Tally;
import org.sylos.storage.duckdb.ReviewKeys.Bound;
import org.sylos.storage.duckdb.ReviewKeys.RowKey;

/**
 * Finds pages of rows. SQL does not know the natural order of names, and handing a million names over to put them in order would
 * take a second. So it is asked for the rows up to some name that is surely beyond the page, not far beyond: for that name a sample
 * is looked at. What it answers is put in order here.
 */
final class ReviewPages {
    private static final int SAMPLE = 8192;

    private final Session session;
    private final ReviewScope scope;
    private final Condition condition;
    private final ReviewKeys keys;
    private final ReviewPage.Request request;
    private final int few;

    /**
     * @param few so many rows are put in order without further thought
     */
    ReviewPages(Session session, ReviewScope scope, Condition condition, ReviewPage.Request request, int few) {
        this.session = session;
        this.scope = scope;
        this.condition = condition;
        this.request = request;
        this.few = few;
        keys = new ReviewKeys(request.order());
    }

    ReviewPage page() throws SQLException {
        List<RowKey> found = keys.byText() ? byText() : byNumbers();
        return new ReviewPage(ReviewRows.of(session, found), request.counted() ? total() : null);
    }

    private Tally total() throws SQLException {
        Tally total = Tally.ZERO;
        for (Side side : Side.values()) {
            ReviewFilter filter = ReviewFilter.of(side, scope, condition, false);
            total = total.plus(session.once(
                            "SELECT count(*), coalesce(sum(n.size), 0)::BIGINT FROM " + Nodes.table(side) + " n"
                                    + filter.joins() + " WHERE " + filter.where(),
                            row -> new Tally(row.number(1), row.number(2)),
                            filter.arguments().toArray())
                    .get(0));
        }
        return total;
    }

    private List<RowKey> byNumbers() throws SQLException {
        List<RowKey> found = new ArrayList<>();
        for (Side side : Side.values()) {
            String leads = String.join(", ", keys.leads(side));
            found.addAll(fetch(side, Bound.NONE, " ORDER BY " + leads + " LIMIT " + request.max()));
        }
        return first(found, keys.comparator());
    }

    private List<RowKey> byText() throws SQLException {
        Comparator<RowKey> order = keys.comparator();
        int max = request.max();
        int most = Math.max(few, 2 * max);
        List<RowKey> found = fetch(Bound.NONE, Bound.NONE, " LIMIT " + (most + 1));
        if (found.size() > most) {
            List<RowKey> sample = new ArrayList<>(sample());
            sample.removeIf(key -> !follows(key, order));
            sample.sort(order);
            // So many rows of the sample are up to this one that the page ends at it at the latest.
            found = sample.size() < max
                    ? fetch(Bound.NONE, Bound.NONE, "")
                    : fetch(upTo(Side.SRC, sample.get(max - 1)), upTo(Side.DST, sample.get(max - 1)), "");
        }
        return first(found, order);
    }

    private Bound upTo(Side side, RowKey place) {
        return keys.upTo(side, place, text());
    }

    private List<RowKey> first(List<RowKey> found, Comparator<RowKey> order) {
        return found.stream()
                .filter(key -> follows(key, order))
                .sorted(order)
                .limit(request.max())
                .toList();
    }

    private boolean follows(RowKey key, Comparator<RowKey> order) {
        ReviewRow after = request.after();
        return after == null || order.compare(key, keys.of(after)) > 0;
    }

    private List<RowKey> fetch(Bound src, Bound dst, String end) throws SQLException {
        List<RowKey> found = new ArrayList<>(fetch(Side.SRC, src, end));
        found.addAll(fetch(Side.DST, dst, end));
        return found;
    }

    /** Rows after the one to go on from, and perhaps some before it. */
    private List<RowKey> fetch(Side side, Bound further, String end) throws SQLException {
        ReviewFilter filter = ReviewFilter.of(side, scope, condition, keys.byPath());
        List<String> leads = keys.leads(side);
        ReviewRow last = request.after();
        Bound after = last == null ? Bound.NONE : keys.after(side, keys.of(last), text());
        List<Object> arguments = new ArrayList<>(filter.arguments());
        arguments.addAll(after.arguments());
        arguments.addAll(further.arguments());
        String sql = "SELECT n.id, " + (keys.byText() ? text() : "''")
                + leads.stream().map(lead -> ", " + lead).reduce("", String::concat)
                + " FROM " + Nodes.table(side) + " n" + filter.joins() + " WHERE " + filter.where()
                + " AND " + after.sql() + " AND " + further.sql() + end;
        return session.once(sql, row -> key(side, row, leads.size()), arguments.toArray());
    }

    private String text() {
        return keys.byPath() ? ReviewFilter.path() : "n.name";
    }

    private static RowKey key(Side side, Row row, int leads) throws SQLException {
        Long[] numbers = new Long[leads];
        for (int i = 0; i < leads; i++) {
            numbers[i] = row.number(3 + i);
        }
        return new RowKey(side, row.number(1), Arrays.asList(numbers), row.requireText(2));
    }

    /** Some rows from everywhere. */
    private List<RowKey> sample() throws SQLException {
        long all = 0;
        for (Side side : Side.values()) {
            all += scope.ids(side).stream().mapToLong(Range::size).sum();
        }
        long every = Math.max(1, all / Math.max(SAMPLE, 4L * request.max()));
        Bound some = new Bound("n.id % ? = 0", List.of(every));
        return fetch(some, some, "");
    }
}
