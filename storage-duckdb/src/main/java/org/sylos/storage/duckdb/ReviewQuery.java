package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.Tally;
import org.sylos.storage.duckdb.ReviewKeys.Bound;
import org.sylos.storage.duckdb.ReviewKeys.RowKey;

/** Asks for the places of rows of a scope that a condition holds of, after the last row of another page. */
final class ReviewQuery {
    private final Session session;
    private final ReviewScope scope;
    private final Condition condition;
    private final ReviewKeys keys;
    private final @Nullable RowKey last;

    ReviewQuery(Session session, ReviewScope scope, Condition condition, ReviewKeys keys, @Nullable ReviewRow after) {
        this.session = session;
        this.scope = scope;
        this.condition = condition;
        this.keys = keys;
        last = after == null ? null : keys.of(after);
    }

    /**
     * Places of rows, in no order, and perhaps of some that come before the last one of the other page.
     *
     * @param total all rows there are, wherever they come; zero when they were not counted
     */
    record Found(List<RowKey> keys, Tally total) {}

    private interface Asking {
        Found ask(Side side) throws SQLException;
    }

    private static Found ofBoth(Asking asking) throws SQLException {
        Found src = asking.ask(Side.SRC);
        Found dst = asking.ask(Side.DST);
        List<RowKey> keys = new ArrayList<>(src.keys());
        keys.addAll(dst.keys());
        return new Found(keys, src.total().plus(dst.total()));
    }

    /** The first of each side, where numbers decide. */
    Found first(int max) throws SQLException {
        return ofBoth(side -> new Found(
                rows(side, Bound.NONE, " ORDER BY " + String.join(", ", keys.leads(side)) + " LIMIT " + max),
                Tally.ZERO));
    }

    /** The same, counted. */
    Found countedFirst(int max) throws SQLException {
        return new Found(
                first(max).keys(),
                ofBoth(side -> new Found(List.of(), total(side))).total());
    }

    /** One in so many rows, from everywhere. */
    List<RowKey> sample(long every) throws SQLException {
        return ofBoth(side -> {
                    ReviewFilter filter = filter(side);
                    String some = "hash(n.id) % " + every + " = 0";
                    // Or SQL would try the condition on every row first.
                    String condition = filter.dear()
                            ? "CASE WHEN " + some + " THEN " + filter.condition() + " ELSE false END"
                            : filter.condition() + " AND " + some;
                    String sql = "SELECT " + columns(side) + " FROM "
                            + from(side, filter, filter.scope() + " AND " + condition);
                    return new Found(
                            session.once(
                                    sql,
                                    row -> key(side, row),
                                    filter.arguments().toArray()),
                            Tally.ZERO);
                })
                .keys();
    }

    /** All up to a place, or all there are; not counted. */
    List<RowKey> upTo(@Nullable RowKey place) throws SQLException {
        return ofBoth(side -> new Found(rows(side, bound(side, place), ""), Tally.ZERO))
                .keys();
    }

    /**
     * The same, counted.
     *
     * @param fewHold whether the condition most likely holds of few rows
     */
    Found countedUpTo(@Nullable RowKey place, boolean fewHold) throws SQLException {
        return ofBoth(side -> {
            Bound upTo = bound(side, place);
            return fewHold && filter(side).dear() ? counted(side, upTo) : new Found(rows(side, upTo, ""), total(side));
        });
    }

    private Bound bound(Side side, @Nullable RowKey place) {
        return place == null ? Bound.NONE : keys.upTo(side, place, text());
    }

    private Tally total(Side side) throws SQLException {
        ReviewFilter filter = ReviewFilter.of(side, scope, condition, false);
        String sql = "SELECT count(*), coalesce(sum(n.size), 0)::BIGINT FROM " + from(side, filter, filter.where());
        return session.once(
                        sql,
                        row -> new Tally(row.number(1), row.number(2)),
                        filter.arguments().toArray())
                .get(0);
    }

    private ReviewFilter filter(Side side) {
        return ReviewFilter.of(side, scope, condition, keys.byPath());
    }

    private List<RowKey> rows(Side side, Bound further, String end) throws SQLException {
        ReviewFilter filter = filter(side);
        Bound wanted = wanted(side, further);
        String sql = "SELECT " + columns(side) + " FROM " + from(side, filter, filter.where() + " AND " + wanted.sql())
                + end;
        List<Object> arguments = new ArrayList<>(filter.arguments());
        arguments.addAll(wanted.arguments());
        return session.once(sql, row -> key(side, row), arguments.toArray());
    }

    /**
     * Tries the condition once for what is looked for and for the count. Places cost more here than in a condition of their own,
     * of every row that the condition holds of.
     */
    private Found counted(Side side, Bound further) throws SQLException {
        ReviewFilter filter = filter(side);
        Bound wanted = wanted(side, further);
        String sql = """
                WITH found AS MATERIALIZED (
                    SELECT count(*) AS nodes, coalesce(sum(n.size), 0)::BIGINT AS bytes,
                           list(row({columns})) FILTER ({wanted}) AS places
                    FROM {from}
                )
                SELECT unnest(coalesce(places, [NULL]), recursive := true), nodes, bytes FROM found
                """.replace("{columns}", columns(side))
                .replace("{wanted}", wanted.sql())
                .replace("{from}", from(side, filter, filter.where()));
        List<Object> arguments = new ArrayList<>(wanted.arguments());
        arguments.addAll(filter.arguments());
        int columns = 2 + keys.leads(side).size();
        List<RowKey> places = new ArrayList<>();
        List<Tally> totals = session.once(
                sql,
                row -> {
                    if (row.number(1) != 0) {
                        places.add(key(side, row));
                    }
                    return new Tally(row.number(columns + 1), row.number(columns + 2));
                },
                arguments.toArray());
        return new Found(places, totals.get(0));
    }

    private Bound wanted(Side side, Bound further) {
        Bound after = last == null ? Bound.NONE : keys.after(side, last, text());
        return after.and(further);
    }

    private static String from(Side side, ReviewFilter filter, String where) {
        return Nodes.table(side) + " n" + filter.joins() + " WHERE " + where;
    }

    private String columns(Side side) {
        String leads = keys.leads(side).stream().map(lead -> ", " + lead).reduce("", String::concat);
        return "n.id, " + (keys.byText() ? text() : "''") + leads;
    }

    private String text() {
        return keys.byPath() ? ReviewFilter.path() : "n.name";
    }

    private RowKey key(Side side, Row row) throws SQLException {
        Long[] numbers = new Long[keys.leads(side).size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.number(3 + i);
        }
        return new RowKey(side, row.number(1), Arrays.asList(numbers), row.requireText(2));
    }
}
