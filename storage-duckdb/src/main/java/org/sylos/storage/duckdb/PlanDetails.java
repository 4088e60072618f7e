package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sylos.engine.api.storage.PlanDetail;
import org.sylos.engine.api.storage.PlanFolder;
import org.sylos.engine.api.storage.SizeClass;
import org.sylos.engine.api.storage.Tally;

/** Breaks down what is to be copied below a folder: by size, and by the folders directly in it. */
final class PlanDetails {
    /** Up to so many nodes their folders are looked at here. */
    private static final long FEW = 20_000;

    private final Session session;
    private final Tree src;

    PlanDetails(Session session, Tree src) {
        this.session = session;
        this.src = src;
    }

    PlanDetail below(long folderId, int folders) throws SQLException {
        Optional<ReviewScope.Folder> folder = ReviewScope.Folder.find(session, folderId);
        if (folder.isEmpty()) {
            return new PlanDetail(Map.of(), List.of());
        }
        assign(folder.get());
        return new PlanDetail(sizes(), largest(folder.get(), folders));
    }

    /**
     * Tells of every folder in which of the folders directly in this one it lies, level by level; 0 stands for the folder itself.
     * Paths would not tell apart two folders that share one.
     */
    private void assign(ReviewScope.Folder folder) throws SQLException {
        session.update("DELETE FROM folder_top");
        if (src.all().size() <= FEW) {
            assignHere(folder);
            return;
        }
        session.update("INSERT INTO folder_top VALUES (?, ?, 0)", folder.id(), folder.depth());
        long added = 1;
        for (int depth = folder.depth() + 1; added > 0; depth++) {
            Range level = src.level(depth);
            added = level.isEmpty() ? 0 : session.update("""
                            INSERT INTO folder_top
                            SELECT n.id, n.depth, CASE WHEN t.top = 0 THEN n.id ELSE t.top END
                            FROM src_node n JOIN folder_top t ON t.id = n.parent_id
                            WHERE n.id BETWEEN ? AND ? AND n.kind = 1 AND t.depth = ?
                            """, level.first(), level.last(), depth - 1);
        }
    }

    /** As {@link #assign}, at once: many levels with few folders each would cost a statement each. */
    private void assignHere(ReviewScope.Folder folder) throws SQLException {
        Map<Long, Long> tops = new HashMap<>();
        tops.put(folder.id(), 0L);
        try (RowWriter rows = session.appendTemporary("folder_top")) {
            rows.begin().number(folder.id()).integer(folder.depth()).number(0).end();
            // In the order of ids folders come before what is in them.
            for (long[] below : session.list(
                    "SELECT id, parent_id, depth FROM src_node WHERE kind = 1 AND depth > ? ORDER BY id",
                    row -> new long[] {row.number(1), row.number(2), row.number(3)},
                    folder.depth())) {
                Long above = tops.get(below[1]);
                if (above != null) {
                    long top = above == 0 ? below[0] : above;
                    tops.put(below[0], top);
                    rows.begin()
                            .number(below[0])
                            .integer((int) below[2])
                            .number(top)
                            .end();
                }
            }
        }
    }

    private Map<SizeClass, Tally> sizes() throws SQLException {
        StringBuilder classes = new StringBuilder("CASE");
        for (SizeClass size : SizeClass.values()) {
            classes.append(" WHEN n.size <= ")
                    .append(size.most())
                    .append(" THEN '")
                    .append(size.name())
                    .append('\'');
        }
        Map<SizeClass, Tally> sizes = new EnumMap<>(SizeClass.class);
        session.list(
                "SELECT " + classes + " END AS class, count(*), sum(n.size)::BIGINT FROM src_node n"
                        + " WHERE n.copy = 1 AND n.kind <> 1 AND n.parent_id IN (SELECT id FROM folder_top) GROUP BY class",
                row -> sizes.put(SizeClass.valueOf(row.requireText(1)), new Tally(row.number(2), row.number(3))));
        return sizes;
    }

    private List<PlanFolder> largest(ReviewScope.Folder folder, int folders) throws SQLException {
        return session.list(
                """
                WITH own AS (
                    SELECT parent_id, count(*) AS nodes, sum(size) AS bytes FROM src_node WHERE copy = 1 GROUP BY parent_id
                ), part AS (
                    SELECT t.top, o.nodes, o.bytes FROM own o JOIN folder_top t ON t.id = o.parent_id WHERE t.top <> 0
                    UNION ALL
                    SELECT id, 1, size FROM src_node WHERE parent_id = ? AND depth = ? AND kind = 1 AND copy = 1
                ), sums AS (
                    SELECT top, sum(nodes)::BIGINT AS nodes, sum(bytes)::BIGINT AS bytes FROM part GROUP BY top
                    ORDER BY bytes DESC, nodes DESC, top LIMIT ?
                )
                SELECT s.top, n.path, s.nodes, s.bytes FROM sums s JOIN src_node n ON n.id = s.top
                ORDER BY s.bytes DESC, s.nodes DESC, s.top
                """,
                row -> new PlanFolder(row.number(1), row.requireText(2), new Tally(row.number(3), row.number(4))),
                folder.id(),
                folder.depth() + 1,
                folders);
    }
}
