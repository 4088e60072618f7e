package org.sylos.storage.duckdb;

import java.sql.SQLException;

/**
 * Names at the destination of nodes that are forgotten, kept by path and kind until such a node is found: in a retry sweep, or in a
 * new pass. A path that several nodes of one kind have gives all of them the name.
 */
final class KeptNames {
    private static final String KEEP = """
            INSERT INTO kept_name
            SELECT child_path(f.path, n.name), n.kind = 1, r.name, r.at_seconds, r.at_nanos, r.user_name
            FROM renamed r JOIN src_node n ON n.id = r.src_id JOIN src_node f ON f.id = n.parent_id
            WHERE {which}
            """;

    private KeptNames() {}

    /** Keeps those of the nodes in the table {@code staged_src_removal}. */
    static void keepStaged(Session session) throws SQLException {
        String staged = "IN (SELECT id FROM staged_src_removal)";
        session.update(KEEP.replace("{which}", "n.id " + staged));
        session.update("DELETE FROM renamed WHERE src_id " + staged);
    }

    static void keepAll(Session session) throws SQLException {
        session.update(KEEP.replace("{which}", "true"));
    }

    /** Gives what was found on a level the names that were kept for it. */
    static void apply(Session session, Trees trees, int depth) throws SQLException {
        Range found = trees.src().found(depth);
        Range above = trees.src().level(depth - 1);
        if (!trees.hasRenames() || found.isEmpty()) {
            return;
        }
        long applied = session.update("""
                INSERT INTO renamed
                SELECT n.id, max(k.name), max(k.at_seconds), max(k.at_nanos), max(k.user_name)
                FROM src_node n JOIN src_node f ON f.id = n.parent_id
                JOIN kept_name k ON k.path = child_path(f.path, n.name) AND k.folder = (n.kind = 1)
                WHERE n.id BETWEEN ? AND ? AND f.id BETWEEN ? AND ? AND n.copy <> 0
                GROUP BY n.id
                """, found.first(), found.last(), above.first(), above.last());
        if (applied > 0) {
            session.update("""
                    DELETE FROM kept_name WHERE (path, folder) IN (
                        SELECT (child_path(f.path, n.name), n.kind = 1)
                        FROM renamed r JOIN src_node n ON n.id = r.src_id JOIN src_node f ON f.id = n.parent_id
                        WHERE r.src_id BETWEEN ? AND ?)
                    """, found.first(), found.last());
        }
    }
}
