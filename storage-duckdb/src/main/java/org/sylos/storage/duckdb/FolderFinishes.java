package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.List;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.FolderFinish;

/** Finds the folders whose metadata is to be set when everything in them is written. */
final class FolderFinishes {
    private static final String CREATED = "f.copy = 2";

    /** Takes the window of ids twice, and the precision. */
    private static final String CREATED_OR_TOUCHED = """
            (f.copy = 2 OR f.copy = 3 AND (
                f.id IN (SELECT c.parent_id FROM src_node c WHERE c.parent_id BETWEEN ? AND ? AND c.copy = 2)
                OR f.id IN (
                    SELECT s.id FROM pair p JOIN src_node s ON s.id = p.src_id JOIN dst_node d ON d.id = p.dst_id
                    WHERE p.src_id BETWEEN ? AND ? AND p.relation = 1 AND s.mtime_seconds IS NOT NULL
                      AND NOT coalesce(abs({newer}) < ?, false))))
            """.replace("{newer}", CompareSql.NEWER_BY);

    private static final String SQL = """
            SELECT f.id, f.path, f.native_id, f.mtime_seconds, f.mtime_nanos, coalesce(t.path, f.path), t.native_id
            FROM src_node f LEFT JOIN destination t ON t.src_id = f.id
            WHERE f.id BETWEEN ? AND ? AND f.kind = 1 AND {which} ORDER BY f.id DESC LIMIT ?
            """;

    private FolderFinishes() {}

    static List<FolderFinish> find(Session session, Ranges ids, long precision, int max) throws SQLException {
        return Windows.descending(ids, max, (window, most) -> {
            long from = window.first();
            long to = window.last();
            return precision == 0
                    ? session.list(SQL.replace("{which}", CREATED), FolderFinishes::finish, from, to, most)
                    : session.list(
                            SQL.replace("{which}", CREATED_OR_TOUCHED),
                            FolderFinishes::finish,
                            from,
                            to,
                            from,
                            to,
                            from,
                            to,
                            precision,
                            most);
        });
    }

    private static FolderFinish finish(Row row) throws SQLException {
        return new FolderFinish(
                row.number(1),
                new NodeRef(row.requireText(2), row.text(3)),
                new NodeRef(row.requireText(6), row.text(7)),
                row.time(4));
    }
}
