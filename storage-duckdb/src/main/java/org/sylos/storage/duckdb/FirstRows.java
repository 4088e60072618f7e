package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.List;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.storage.duckdb.ReviewKeys.RowKey;
import org.sylos.storage.duckdb.ReviewScope.Folder;

/**
 * The first rows by name of folders that have so many children that a person would wait for them. They are looked for when a
 * discovery ends and forgotten when the next one begins; in between no node comes or goes.
 */
final class FirstRows {
    private static final Condition EVERYTHING = new Condition.All(List.of());
    private static final int KEPT = 1000;

    /** So many nodes of a large folder are expected among those that are looked at to find it. */
    private static final long SAMPLE = 32;

    private FirstRows() {}

    /** Whether these rows are asked for. */
    static boolean answer(ReviewPage.Request page) {
        return page.after() == null && page.max() <= KEPT && page.order().equals(ReviewOrder.NAMES);
    }

    /**
     * The first rows of a folder.
     *
     * @param rows all rows that the folder has
     * @return empty when they were not kept, or of another number of rows
     */
    static List<RowKey> find(Session session, long folder, long rows, int max) throws SQLException {
        return session.list(
                "SELECT side, id FROM first_row WHERE folder = ? AND folder_rows = ? AND place <= ? ORDER BY place",
                row -> new RowKey(Nodes.side(row.integer(1)), row.number(2), List.of(), ""),
                folder,
                rows,
                max);
    }

    static void forget(Session session) throws SQLException {
        session.update("DELETE FROM first_row");
    }

    /** Looks for them anew. */
    static void keep(Session session, Trees trees, Settings settings) throws SQLException {
        forget(session);
        for (int depth = 1; depth < trees.src().depths(); depth++) {
            if (trees.src().level(depth).size() >= settings.largeFolder()) {
                for (long folder : largeFolders(session, trees.src().level(depth), settings.largeFolder())) {
                    keep(session, trees, new Folder(folder, depth - 1), settings.few());
                }
            }
        }
    }

    /** Folders with at least about so many nodes in a level, of which a few are looked at. */
    private static List<Long> largeFolders(Session session, Range level, long least) throws SQLException {
        long every = Math.max(1, least / SAMPLE);
        return session.list(
                "SELECT parent_id FROM src_node WHERE id BETWEEN ? AND ? AND id % ? = 0 GROUP BY parent_id HAVING count(*) >= ?",
                row -> row.number(1), level.first(), level.last(), every, least / every);
    }

    private static void keep(Session session, Trees trees, Folder folder, int few) throws SQLException {
        ReviewScope scope = ReviewScope.children(session, trees, folder);
        ReviewPage.Request page = new ReviewPage.Request(ReviewOrder.NAMES, null, KEPT, true);
        ReviewQuery.Found found = new ReviewPages(session, scope, EVERYTHING, page, few, null).find();
        int place = 0;
        try (RowWriter rows = session.append("first_row")) {
            for (RowKey key : found.keys()) {
                rows.begin()
                        .number(folder.id())
                        .number(found.total().nodes())
                        .integer(++place)
                        .code(Nodes.code(key.side()))
                        .number(key.id())
                        .end();
            }
        }
    }
}
