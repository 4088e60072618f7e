package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.Side;

/** Checks what must hold of the stored nodes and is not left to the database. */
final class Breaches {
    private static final String REPEATED_IDS = "SELECT count(*) - count(DISTINCT id) FROM {node}";
    private static final String STRAY = """
            SELECT count(*) FROM {node} n LEFT JOIN {node} f ON f.id = n.parent_id
            WHERE n.depth > 0 AND (f.id IS NULL OR f.kind <> 1 OR f.depth <> n.depth - 1)
            """;
    private static final String TWINS = """
            SELECT coalesce(sum(many - 1), 0)::BIGINT FROM (
                SELECT count(*) AS many FROM {node} GROUP BY parent_id, kind, name, native_id HAVING count(*) > 1)
            """;
    private static final String OUT_OF_LEVEL = """
            SELECT count(*) FROM {node} WHERE {depth} <> depth
            """.replace("{depth}", Ids.depth("id"));
    private static final String BROKEN_PAIRS = """
            SELECT count(*) FROM pair p
            LEFT JOIN src_node s ON s.id = p.src_id LEFT JOIN dst_node d ON d.id = p.dst_id
            WHERE s.id IS NULL OR d.id IS NULL OR s.kind <> d.kind
            """;
    private static final String REPEATED_PAIRS =
            "SELECT 2 * count(*) - count(DISTINCT src_id) - count(DISTINCT dst_id) FROM pair";

    private Breaches() {}

    static List<String> find(Session session) throws SQLException {
        List<String> breaches = new ArrayList<>();
        for (Side side : Side.values()) {
            note(
                    breaches,
                    session.number(Nodes.sql(side, REPEATED_IDS)),
                    "nodes of " + side + " with the id of another");
            note(
                    breaches,
                    session.number(Nodes.sql(side, STRAY)),
                    "nodes of " + side + " without a folder right above");
            note(breaches, session.number(Nodes.sql(side, TWINS)), "nodes of " + side + " that are there twice");
            note(
                    breaches,
                    session.number(Nodes.sql(side, OUT_OF_LEVEL)),
                    "nodes of " + side + " outside the ids of their level");
        }
        note(breaches, session.number(BROKEN_PAIRS), "pairs of nodes that are not there or of different kinds");
        note(breaches, session.number(REPEATED_PAIRS), "nodes paired more than once");
        return breaches;
    }

    private static void note(List<String> breaches, long count, String what) {
        if (count > 0) {
            breaches.add(count + " " + what);
        }
    }
}
