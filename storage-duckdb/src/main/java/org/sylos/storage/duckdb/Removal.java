package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.Collection;
import org.sylos.engine.api.Side;

/** Takes nodes back, with everything that is kept about them. */
final class Removal {
    private Removal() {}

    /** Takes back the children of some folders. */
    static void ofChildren(Session session, Tree tree, Range ids, Collection<Long> folders) throws SQLException {
        stage(session, tree, ids, "parent_id IN (SELECT unnest(?::BIGINT[]))", session.numbers(folders));
        staged(session, tree, ids);
    }

    /** Takes back, of children of some folders that are there several times, all but the first. */
    static void ofDuplicates(Session session, Tree tree, Range ids, Collection<Long> folders) throws SQLException {
        Object among = session.numbers(folders);
        long twice = session.number(tree.sql("""
                        SELECT count(*) FROM (
                            SELECT 1 FROM {node} WHERE id BETWEEN ? AND ? AND parent_id IN (SELECT unnest(?::BIGINT[]))
                            GROUP BY parent_id, kind, name, native_id HAVING count(*) > 1)
                        """), ids.first(), ids.last(), among);
        if (twice == 0) {
            return;
        }
        session.update(tree.sql("""
                        INSERT INTO staged_status
                        SELECT id, 0 FROM (
                            SELECT id, row_number() OVER (PARTITION BY parent_id, kind, name, native_id ORDER BY id) AS place
                            FROM {node} WHERE id BETWEEN ? AND ? AND parent_id IN (SELECT unnest(?::BIGINT[])))
                        WHERE place > 1
                        """), ids.first(), ids.last(), among);
        staged(session, tree, ids);
    }

    /** Takes back the children of folders that are still to be listed. */
    static void ofUnfinished(Session session, Tree tree) throws SQLException {
        int round = Math.max(-1, tree.sealedDepth()) + 1;
        Range open = new Range(Ids.first(round + 1), Long.MAX_VALUE);
        stage(
                session,
                tree,
                open,
                "parent_id IN (SELECT id FROM {node} WHERE kind = 1 AND traversal = 1 AND id >= ?)",
                Ids.first(round));
        staged(session, tree, open);
    }

    private static void stage(Session session, Tree tree, Range ids, String which, Object argument)
            throws SQLException {
        session.update(
                tree.sql("INSERT INTO staged_status SELECT id, 0 FROM {node} WHERE id BETWEEN ? AND ? AND " + which),
                ids.first(),
                ids.last(),
                argument);
    }

    private static void staged(Session session, Tree tree, Range ids) throws SQLException {
        String chosen = " BETWEEN ? AND ? AND %s IN (SELECT id FROM staged_status)";
        long removed = session.update(
                tree.sql("DELETE FROM {node} WHERE id" + chosen.formatted("id")), ids.first(), ids.last());
        if (removed > 0) {
            session.update(
                    "DELETE FROM attempt WHERE side = ? AND node_id" + chosen.formatted("node_id"),
                    Nodes.code(tree.side()),
                    ids.first(),
                    ids.last());
            if (tree.side() == Side.SRC) {
                session.update(
                        "DELETE FROM exclusion WHERE node_id" + chosen.formatted("node_id"), ids.first(), ids.last());
            }
            tree.keepIds(session);
        }
        session.update("DELETE FROM staged_status");
    }
}
