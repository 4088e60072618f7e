package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;

/** Asks for the rows of some ids. */
final class Among {
    /**
     * So many ids at most stand in the text of a statement, when they are further apart than this. DuckDB passes over blocks that
     * hold none of them then, and reads every block between the first and the last one otherwise.
     */
    private static final int MOST_IN_TEXT = 256;

    private static final long NEAR = 1 << 21;

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+) among(?: all of (\\w+))?}");

    private Among() {}

    /**
     * Asks a statement.
     *
     * @param sql in it {@code {id among}} stands for the condition that a column of that name is one of the ids, as does {@code {id
     *     among all of src_node}} where many columns of that table are read; it takes no other arguments
     * @param ids at least one
     */
    static <T> List<T> list(Session session, String sql, Collection<Long> ids, Session.Reader<T> reader)
            throws SQLException {
        long first = Collections.min(ids);
        long last = Collections.max(ids);
        if (ids.size() <= MOST_IN_TEXT && last - first > NEAR) {
            String list = ids.stream().map(String::valueOf).collect(Collectors.joining(", ", "IN (", ")"));
            return session.once(
                    PLACE.matcher(sql).replaceAll(place -> inText(place.group(1), place.group(2), list)), reader);
        }
        Object[] one = {first, last, session.numbers(ids)};
        List<Object> arguments = new ArrayList<>();
        PLACE.matcher(sql).results().forEach(place -> arguments.addAll(List.of(one)));
        String between = "$1 BETWEEN ? AND ? AND $1 IN (SELECT unnest(?::BIGINT[]))";
        return session.list(PLACE.matcher(sql).replaceAll(between), reader, arguments.toArray());
    }

    /** By the numbers of rows DuckDB passes over what is in a block with one of them, which no condition on a column lets it do. */
    private static String inText(String column, @Nullable String table, String list) {
        String condition = column + " " + list;
        return table == null ? condition : "rowid IN (SELECT rowid FROM " + table + " WHERE " + condition + ")";
    }

    /** The paths of some folders of a side. */
    static Map<Long, String> folderPaths(Session session, Side side, Collection<Long> ids) throws SQLException {
        Map<Long, String> paths = new HashMap<>();
        if (!ids.isEmpty()) {
            list(
                    session,
                    Nodes.sql(side, "SELECT id, path FROM {node} WHERE kind = 1 AND {id among} ORDER BY id"),
                    ids,
                    row -> paths.put(row.number(1), row.requireText(2)));
        }
        return paths;
    }
}
