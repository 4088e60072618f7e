package org.sylos.storage.duckdb;

import java.sql.SQLException;

/**
 * Exclusions by hand of nodes that are forgotten, kept by path until a node with that path is found: in a retry sweep, or in a new
 * pass. A path that several nodes have excludes all of them.
 */
final class KeptExclusions {
    private static final String KEEP = """
            INSERT INTO kept_exclusion
            SELECT coalesce(n.path, child_path(f.path, n.name)), e.decision
            FROM hand_exclusion e JOIN src_node n ON n.id = e.src_id LEFT JOIN src_node f ON f.id = n.parent_id
            WHERE {which}
            """;

    private KeptExclusions() {}

    /** Keeps those of the nodes in the table {@code staged_src_removal}. */
    static void keepStaged(Session session) throws SQLException {
        String staged = "IN (SELECT id FROM staged_src_removal)";
        session.update(KEEP.replace("{which}", "n.id " + staged));
        session.update("DELETE FROM hand_exclusion WHERE src_id " + staged);
    }

    static void keepAll(Session session) throws SQLException {
        session.update(KEEP.replace("{which}", "true"));
    }

    /** Excludes again what was found on a level, and whatever was found below a folder that is excluded. */
    static void apply(Session session, Trees trees, int depth) throws SQLException {
        Tree src = trees.src();
        Range found = src.found(depth);
        if (!trees.hasExclusions() || found.isEmpty()) {
            return;
        }
        Range above = src.level(depth - 1);
        session.update("""
                INSERT INTO hand_exclusion
                SELECT n.id, max(k.decision)
                FROM src_node n
                LEFT JOIN src_node f ON f.id = n.parent_id AND f.id BETWEEN ? AND ?
                JOIN kept_exclusion k ON k.path = coalesce(n.path, child_path(f.path, n.name))
                WHERE n.id BETWEEN ? AND ? AND n.copy <> 0
                GROUP BY n.id
                """, above.first(), above.last(), found.first(), found.last());
        session.update("""
                DELETE FROM kept_exclusion WHERE path IN (
                    SELECT coalesce(n.path, child_path(f.path, n.name))
                    FROM hand_exclusion e JOIN src_node n ON n.id = e.src_id LEFT JOIN src_node f ON f.id = n.parent_id
                    WHERE e.src_id BETWEEN ? AND ?)
                """, found.first(), found.last());
        session.update("""
                UPDATE src_node SET copy = (copy | 16)::UTINYINT
                WHERE id BETWEEN ? AND ? AND id IN (SELECT src_id FROM hand_exclusion)
                """, found.first(), found.last());
        session.update("""
                UPDATE src_node SET copy = (copy | 32)::UTINYINT
                WHERE id BETWEEN ? AND ? AND copy <> 0 AND parent_id IN (
                    SELECT id FROM src_node WHERE id BETWEEN ? AND ? AND kind = 1 AND copy & 48 <> 0)
                """, found.first(), found.last(), above.first(), above.last());
    }
}
