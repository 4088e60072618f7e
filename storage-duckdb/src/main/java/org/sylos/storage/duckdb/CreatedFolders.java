package org.sylos.storage.duckdb;

import java.sql.SQLException;
import org.sylos.engine.api.Side;

/**
 * Gives folders that a copy created their nodes on DST, where discovery had not found them: only so can they be listed there.
 * Goes by the folders in the table {@code staged_sweep}, and puts the new nodes into it.
 */
final class CreatedFolders {
    private static final String CREATED = "copy = 2 AND id NOT IN (SELECT src_id FROM pair)";

    private final Session session;
    private final Trees trees;

    CreatedFolders(Session session, Trees trees) {
        this.session = session;
        this.trees = trees;
    }

    void adopt() throws SQLException {
        long created = session.update("INSERT INTO staged_status SELECT id, 0 FROM src_node"
                + " WHERE id IN (SELECT src_id FROM staged_sweep WHERE dst_id IS NULL) AND " + CREATED);
        if (created == 0) {
            return;
        }
        int deepest = (int) session.number("SELECT max(" + Ids.depth("id") + ") FROM staged_status");
        for (int depth = deepest; depth > 0; depth--) {
            Range level = trees.src().level(depth);
            session.update("""
                    INSERT INTO staged_status SELECT f.id, 0 FROM src_node f
                    WHERE f.id IN (SELECT parent_id FROM src_node WHERE id BETWEEN ? AND ?
                                   AND id IN (SELECT id FROM staged_status))
                      AND f.id NOT IN (SELECT id FROM staged_status) AND f.
                    """.strip() + CREATED.replace("id NOT", "f.id NOT"), level.first(), level.last());
        }
        for (int depth = 0; depth <= deepest; depth++) {
            add(depth);
        }
        session.update("DELETE FROM staged_status");
        session.update("""
                UPDATE staged_sweep SET dst_id = p.dst_id FROM pair p
                WHERE p.src_id = staged_sweep.src_id AND p.relation = 1 AND staged_sweep.dst_id IS NULL
                """);
    }

    private void add(int depth) throws SQLException {
        Range level = trees.src().level(depth);
        Tree dst = trees.dst();
        long first = dst.nextId(depth);
        session.update("""
                INSERT INTO pair
                SELECT s.id, ? + row_number() OVER (ORDER BY s.id) - 1, 1 FROM src_node s
                WHERE s.id BETWEEN ? AND ? AND s.id IN (SELECT id FROM staged_status)
                  AND (s.depth = 0 OR s.parent_id IN (SELECT src_id FROM pair WHERE relation = 1))
                """, first, level.first(), level.last());
        long added = session.update("""
                INSERT INTO dst_node
                SELECT p.dst_id, coalesce(f.dst_id, 0), s.depth, s.kind, coalesce(r.name, s.name), 0, s.mtime_seconds, s.mtime_nanos,
                       coalesce(t.native_id, w.native_id), NULL, coalesce(t.path, s.path), false, 2, 0
                FROM pair p
                JOIN src_node s ON s.id = p.src_id
                LEFT JOIN pair f ON f.src_id = s.parent_id
                LEFT JOIN destination t ON t.src_id = s.id
                LEFT JOIN written w ON w.src_id = s.id
                LEFT JOIN renamed r ON r.src_id = s.id
                WHERE p.dst_id >= ? AND p.src_id BETWEEN ? AND ? AND s.id BETWEEN ? AND ?
                """, first, level.first(), level.last(), level.first(), level.last());
        for (long i = 0; i < added; i++) {
            dst.takeId(depth);
        }
        if (depth == 0 && added > 0) {
            session.update("INSERT INTO round VALUES (?, -1, ?, 0, 0, 1, 0, 1)", Nodes.code(Side.DST), dst.nextId(0));
        }
    }
}
