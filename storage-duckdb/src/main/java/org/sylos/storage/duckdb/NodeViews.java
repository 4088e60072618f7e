package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.TraversalStatus;

/** Reads nodes with all that people want to see of them. First the page is found, then only its nodes are looked up further. */
final class NodeViews {
    private static final String SQL = """
            WITH page AS MATERIALIZED (
                SELECT * FROM {node} n WHERE n.id BETWEEN ? AND ? AND ({which}) ORDER BY n.id LIMIT ?
            ), history AS MATERIALIZED (
                SELECT node_id, count(*) AS tries, {copied} AS of_copy, {listed} AS of_listing
                FROM attempt WHERE side = ? AND node_id IN (SELECT id FROM page) GROUP BY node_id
            )
            SELECT n.id, n.parent_id, n.depth, n.kind, coalesce(n.path, child_path(f.path, n.name)), n.size,
                   n.mtime_seconds, n.mtime_nanos, n.native_id, n.link_target, n.traversal, n.copy,
                   coalesce({partner}, 0), {rule}, {reason}, coalesce(h.tries, 0),
                   CASE WHEN n.copy IN (4, 7) THEN h.of_copy WHEN n.traversal = 3 THEN h.of_listing END AS failure,
                   failure['error_class'], failure['message']
            FROM page n
            LEFT JOIN {node} f ON f.id = n.parent_id
            LEFT JOIN pair p ON p.{own} = n.id
            {exclusions}
            LEFT JOIN history h ON h.node_id = n.id
            ORDER BY n.id
            """;

    private static final String EXCLUSIONS = """
            LEFT JOIN exclusion x ON x.node_id = n.id
            LEFT JOIN hand_exclusion e ON e.src_id = n.id
            LEFT JOIN decision t ON t.sequence = e.decision
            """;

    private final Session session;
    private final Tree tree;

    NodeViews(Session session, Tree tree) {
        this.session = session;
        this.tree = tree;
    }

    /** The first nodes among some ids to which a condition on the alias {@code n} applies. */
    List<NodeView> find(Ranges ids, String which, int max) throws SQLException {
        boolean src = tree.side() == Side.SRC;
        String sql = tree.sql(SQL)
                .replace("{which}", which)
                .replace("{copied}", LatestFailure.OF_COPY)
                .replace("{listed}", LatestFailure.OF_LISTING)
                .replace("{partner}", src ? "p.dst_id" : "p.src_id")
                .replace("{own}", src ? "src_id" : "dst_id")
                .replace("{rule}", src ? "x.rule" : "NULL")
                .replace("{reason}", src ? "coalesce(x.reason, t.reason)" : "NULL")
                .replace("{exclusions}", src ? EXCLUSIONS : "");
        return Windows.ascending(
                ids,
                max,
                (window, most) ->
                        session.list(sql, this::view, window.first(), window.last(), most, Nodes.code(tree.side())));
    }

    private NodeView view(Row row) throws SQLException {
        ErrorClass errorClass = errorClass(row.integer(18));
        return new NodeView(
                tree.side(),
                row.number(1),
                row.number(2),
                row.integer(3),
                NodeKind.ofCode(row.integer(4)),
                row.requireText(5),
                row.number(6),
                row.time(7),
                row.text(9),
                row.text(10),
                TraversalStatus.ofCode(row.integer(11)),
                CopyCodes.status(row.integer(12)),
                row.number(13),
                errorClass,
                errorClass == null ? row.text(15) : row.text(19),
                row.text(14),
                row.integer(16));
    }

    private static @Nullable ErrorClass errorClass(int code) {
        return code == 0 ? null : ErrorClass.ofCode(code);
    }
}
