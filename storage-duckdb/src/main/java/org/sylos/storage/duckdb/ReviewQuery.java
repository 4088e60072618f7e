package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.Tally;
import org.sylos.storage.duckdb.ReviewKeys.Bound;
import org.sylos.storage.duckdb.ReviewKeys.RowKey;

/**
 * Asks for the places of rows of a scope that a condition holds of, after the last row of another page.
 *
 * <p>What may come in any order is asked for in the order of ids, as DuckDB looks for rows in no given order with one thread
 * alone.
 */
final class ReviewQuery {
    private static final String IN_ORDER = " ORDER BY n.id";

    /** More rows than this are not read where a better bound may leave fewer. */
    private static final int MOST_ROUGHLY = 50_000;

    private final Session session;
    private final ReviewScope scope;
    private final Condition condition;
    private final ReviewKeys keys;
    private final @Nullable RowKey last;
    private final @Nullable Tally ofSource;
    private List<Side> sides = List.of(Side.SRC, Side.DST);

    /**
     * @param last the last row of another page; null for the first page
     * @param ofSource how many rows there are of source nodes; null when it is not known
     */
    ReviewQuery(
            Session session,
            ReviewScope scope,
            Condition condition,
            ReviewKeys keys,
            @Nullable RowKey last,
            @Nullable Tally ofSource) {
        this.ofSource = ofSource;
        this.session = session;
        this.scope = scope;
        this.condition = condition;
        this.keys = keys;
        this.last = last;
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

    private Found ofBoth(Asking asking) throws SQLException {
        List<RowKey> found = new ArrayList<>();
        Tally total = Tally.ZERO;
        for (Side side : sides) {
            Found one = asking.ask(side);
            found.addAll(one.keys());
            total = total.plus(one.total());
        }
        return new Found(found, total);
    }

    /** Whether trying the condition on every row costs so much that it must not be done twice. */
    boolean isDear() {
        return sides.stream().anyMatch(side -> filter(side).dear());
    }

    /** All rows there are, wherever they come. A side that has none is not asked again. */
    Tally total() throws SQLException {
        List<Side> some = new ArrayList<>();
        Tally all = ofBoth(side -> {
                    Tally total = total(side);
                    if (total.nodes() > 0) {
                        some.add(side);
                    }
                    return new Found(List.of(), total);
                })
                .total();
        sides = List.copyOf(some);
        return all;
    }

    private Tally total(Side side) throws SQLException {
        return side == Side.SRC && ofSource != null ? ofSource : total(session, side, scope, condition);
    }

    /** All rows of a side, wherever they come. */
    static Tally total(Session session, Side side, ReviewScope scope, Condition condition) throws SQLException {
        ReviewFilter filter = ReviewFilter.of(side, scope, condition);
        String sql = "SELECT count(*), coalesce(sum(n.size), 0)::BIGINT FROM " + from(side, filter, filter.where());
        return session.once(
                        sql,
                        row -> new Tally(row.number(1), row.number(2)),
                        filter.arguments().toArray())
                .get(0);
    }

    /** The first of each side, where numbers decide. */
    Found first(int max) throws SQLException {
        return ofBoth(side -> new Found(
                rows(
                        side,
                        wanted(side, null, false),
                        " ORDER BY " + String.join(", ", keys.leads(side)) + " LIMIT " + max),
                Tally.ZERO));
    }

    /** The same as they were found, counted; the condition is tried once on every row. */
    Found countedFirst(int max) throws SQLException {
        return ofBoth(side -> countedFirst(side, max));
    }

    private Found countedFirst(Side side, int max) throws SQLException {
        ReviewFilter filter = filter(side);
        Bound wanted = wanted(side, null, false);
        String sql = """
                WITH found AS MATERIALIZED (
                    SELECT count(*) AS nodes, coalesce(sum(n.size), 0)::BIGINT AS bytes,
                           {first}(n.id, {max}) FILTER (n.kind = 1 AND {wanted}) AS folders,
                           {first}(n.id, {max}) FILTER (n.kind <> 1 AND {wanted}) AS others
                    FROM {from}
                )
                SELECT unnest(coalesce(folders, [NULL])), true, nodes, bytes FROM found
                UNION ALL SELECT unnest(coalesce(others, [NULL])), false, nodes, bytes FROM found
                """.replace("{first}", keys.descends() ? "max" : "min")
                .replace("{max}", String.valueOf(max))
                .replace("{wanted}", wanted.sql())
                .replace("{from}", from(side, filter, filter.where()));
        List<Object> arguments = new ArrayList<>(wanted.arguments());
        arguments.addAll(wanted.arguments());
        arguments.addAll(filter.arguments());
        List<RowKey> places = new ArrayList<>();
        List<Tally> totals = session.once(
                sql,
                row -> {
                    if (row.number(1) != 0) {
                        places.add(keys.found(side, row.number(1), row.flag(2)));
                    }
                    return new Tally(row.number(3), row.number(4));
                },
                arguments.toArray());
        return new Found(places, totals.get(0));
    }

    /** About one in so many rows, from everywhere; of four neighbours all or none, as texts are read many at a time. */
    List<RowKey> sample(long every) throws SQLException {
        return ofBoth(side ->
                        new Found(some(side, "hash(n.id >> 2) % " + every + " = 0", List.of(), IN_ORDER), Tally.ZERO))
                .keys();
    }

    /** All up to a place, or all there are; not counted. */
    List<RowKey> upTo(@Nullable RowKey place) throws SQLException {
        return ofBoth(side -> new Found(upTo(side, place), Tally.ZERO)).keys();
    }

    private List<RowKey> upTo(Side side, @Nullable RowKey place) throws SQLException {
        if (place != null && keys.byText() && !keys.byPath()) {
            List<RowKey> roughly = rows(side, wanted(side, place, true), IN_ORDER + " LIMIT " + (MOST_ROUGHLY + 1));
            if (roughly.size() <= MOST_ROUGHLY) {
                return roughly;
            }
        }
        return rows(side, wanted(side, place, false), IN_ORDER);
    }

    /** The same, counted; the condition is tried once on every row, and once more on those that are few enough. */
    Found countedUpTo(@Nullable RowKey place) throws SQLException {
        if (keys.byPath() && (place != null || last != null)) {
            // The bounds of paths are made of the folders that there are, which costs something for each side.
            Tally total = total();
            return new Found(upTo(place), total);
        }
        return ofBoth(side -> counted(side, wanted(side, place, false)));
    }

    private ReviewFilter filter(Side side) {
        return ReviewFilter.of(side, scope, condition);
    }

    private List<RowKey> rows(Side side, Bound wanted, String end) throws SQLException {
        return some(side, wanted.sql(), wanted.arguments(), end);
    }

    /** Rows of which something else holds as well. A dear condition is tried on those alone. */
    private List<RowKey> some(Side side, String wanted, List<Object> wantedArguments, String end) throws SQLException {
        ReviewFilter filter = filter(side);
        List<Object> arguments = new ArrayList<>(filter.scopeArguments());
        arguments.addAll(wantedArguments);
        arguments.addAll(filter.conditionArguments());
        String which = filter.scope() + " AND " + wanted;
        String sql = filter.dear() && !wanted.equals("true")
                ? "WITH few AS MATERIALIZED (SELECT * FROM {node} n WHERE {which}) SELECT {columns} FROM few n{joins} WHERE {condition}"
                : "SELECT {columns} FROM {node} n{joins} WHERE {which} AND {condition}";
        List<Read> read = session.once(
                Nodes.sql(side, sql)
                                .replace("{columns}", columns(side))
                                .replace("{joins}", filter.joins())
                                .replace("{which}", which)
                                .replace("{condition}", filter.condition())
                        + end,
                row -> new Read(key(side, row), row.number(3)),
                arguments.toArray());
        return withTexts(side, read);
    }

    /** Names are there already; paths are those of the folders and the names. */
    private List<RowKey> withTexts(Side side, List<Read> read) throws SQLException {
        if (!keys.byPath()) {
            return read.stream().map(Read::key).toList();
        }
        Set<Long> folders = new HashSet<>();
        read.forEach(row -> folders.add(row.folder()));
        folders.remove(0L);
        Map<Long, String> paths = Among.folderPaths(session, side, folders);
        List<RowKey> found = new ArrayList<>(read.size());
        for (Read one : read) {
            found.add(one.withPath(paths));
        }
        return found;
    }

    /** A row as it was read, with its name and folder. */
    private record Read(RowKey key, long folder) {
        RowKey withPath(Map<Long, String> folders) throws SQLException {
            if (folder == 0) {
                return new RowKey(key.side(), key.id(), key.leads(), "/");
            }
            String path = folders.get(folder);
            if (path == null) {
                throw new SQLException("the node " + key.id() + " of " + key.side() + " is in no folder");
            }
            return new RowKey(key.side(), key.id(), key.leads(), NodeRef.childPath(path, key.text()));
        }
    }

    /** Tries the condition once for what is looked for and for the count. */
    private Found counted(Side side, Bound wanted) throws SQLException {
        ReviewFilter filter = filter(side);
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
        int columns = 3 + keys.leads(side).size();
        List<Read> places = new ArrayList<>();
        List<Tally> totals = session.once(
                sql,
                row -> {
                    if (row.number(1) != 0) {
                        places.add(new Read(key(side, row), row.number(3)));
                    }
                    return new Tally(row.number(columns + 1), row.number(columns + 2));
                },
                arguments.toArray());
        return new Found(withTexts(side, places), totals.get(0));
    }

    /** Up to a place, or to the end, and after the last row. */
    private Bound wanted(Side side, @Nullable RowKey place, boolean roughly) throws SQLException {
        RowKey from = last;
        if (keys.byPath() && keys.leads(side).isEmpty()) {
            return folders(side, from, place);
        }
        Bound upTo = place == null
                ? Bound.NONE
                : keys.upTo(side, place, keys.byPath() ? folders(side, null, place) : keys.namesUpTo(place, roughly));
        Bound after = from == null
                ? Bound.NONE
                : keys.after(side, from, keys.byPath() ? folders(side, from, null) : keys.namesFrom(from, roughly));
        return upTo.and(after);
    }

    private Bound folders(Side side, @Nullable RowKey from, @Nullable RowKey to) throws SQLException {
        if (from == null && to == null) {
            return Bound.NONE;
        }
        String first = from == null ? null : from.text();
        String last = to == null ? null : to.text();
        return keys.textDescends()
                ? FolderBounds.of(session, side, last, first)
                : FolderBounds.of(session, side, first, last);
    }

    private static String from(Side side, ReviewFilter filter, String where) {
        return Nodes.table(side) + " n" + filter.joins() + " WHERE " + where;
    }

    private String columns(Side side) {
        String leads = keys.leads(side).stream().map(lead -> ", " + lead).reduce("", String::concat);
        return "n.id, " + (keys.byText() ? "n.name" : "''") + ", n.parent_id" + leads;
    }

    private RowKey key(Side side, Row row) throws SQLException {
        Long[] numbers = new Long[keys.leads(side).size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.number(4 + i);
        }
        return new RowKey(side, row.number(1), Arrays.asList(numbers), row.requireText(2));
    }
}
