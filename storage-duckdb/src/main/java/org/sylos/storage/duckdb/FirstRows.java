package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.storage.duckdb.ReviewKeys.RowKey;
import org.sylos.storage.duckdb.ReviewScope.Folder;

/**
 * The first rows by name of folders that have so many children that a person would wait for them. They are looked for when a
 * discovery ends and forgotten when the next one begins; in between no node comes or goes.
 */
final class FirstRows {
    private static final int KEPT = 1000;

    /** So many nodes of a large folder are expected among those that are looked at to find it. */
    private static final long SAMPLE = 32;

    private FirstRows() {}

    /** Whether these rows are asked for. */
    static boolean answer(ReviewPage.Request page) {
        return page.after() == null && page.max() <= KEPT && page.order().equals(ReviewOrder.NAMES);
    }

    /**
     * The first rows of a folder as they were kept.
     *
     * @param keys their places in their order; empty when none were kept
     * @param folderRows how many rows the folder had; with another number they are not to be believed
     */
    record Kept(List<RowKey> keys, long folderRows) {}

    static Kept find(Session session, long folder, int max) throws SQLException {
        List<Kept> rows = session.list(
                "SELECT side, id, folder_rows FROM first_row WHERE folder = ? AND place <= ? ORDER BY place",
                row -> new Kept(
                        List.of(new RowKey(Nodes.side(row.integer(1)), row.number(2), List.of(), "")), row.number(3)),
                folder,
                max);
        return new Kept(
                rows.stream().flatMap(row -> row.keys().stream()).toList(),
                rows.isEmpty() ? 0 : rows.get(0).folderRows());
    }

    static void forget(Session session) throws SQLException {
        session.update("DELETE FROM first_row");
    }

    /** Looks for them anew. */
    static void keep(Session session, Trees trees, Settings settings) throws SQLException {
        forget(session);
        for (int depth = 1; depth < Math.max(trees.src().depths(), trees.dst().depths()); depth++) {
            Set<Long> folders = new TreeSet<>(
                    largeFolders(session, Side.SRC, "true", trees.src().level(depth), settings.largeFolder()));
            List<Long> atDestination =
                    largeFolders(session, Side.DST, "traversal = 5", trees.dst().level(depth), settings.largeFolder());
            for (long partner : atDestination) {
                folders.addAll(session.list("SELECT src_id FROM pair WHERE dst_id = ?", row -> row.number(1), partner));
            }
            for (long folder : folders) {
                keep(session, trees, new Folder(folder, depth - 1), settings.few());
            }
        }
    }

    /** Folders with at least about so many nodes in a level, of which a few are looked at. */
    private static List<Long> largeFolders(Session session, Side side, String which, Range level, long least)
            throws SQLException {
        if (level.size() < least) {
            return List.of();
        }
        long every = Math.max(1, least / SAMPLE);
        String sql = """
                SELECT parent_id FROM {node} WHERE id BETWEEN ? AND ? AND id % ? = 0 AND {which}
                GROUP BY parent_id HAVING count(*) >= ?
                """.replace("{which}", which);
        return session.list(
                Nodes.sql(side, sql), row -> row.number(1), level.first(), level.last(), every, least / every);
    }

    private static void keep(Session session, Trees trees, Folder folder, int few) throws SQLException {
        ReviewScope scope = ReviewScope.children(session, trees, folder);
        ReviewPage.Request page = new ReviewPage.Request(ReviewOrder.NAMES, null, KEPT, true);
        ReviewQuery.Found found = new ReviewPages(session, scope, ReviewFilter.EVERYTHING, page, few, null).find();
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
