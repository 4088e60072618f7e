package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.Optional;

/** Finds nodes by path. Folders have theirs in the table; everything else is looked for in its folder. */
final class Paths {
    private Paths() {}

    static Optional<Long> find(Session session, Tree tree, String path) throws SQLException {
        if (path.equals("/")) {
            Range root = tree.level(0);
            // Those of a transaction that failed are not there; the last one is.
            return root.isEmpty() ? Optional.empty() : Optional.of(root.last());
        }
        if (!path.startsWith("/") || path.endsWith("/")) {
            return Optional.empty();
        }
        int depth = (int) path.chars().filter(c -> c == '/').count();
        Range level = tree.level(depth);
        Optional<Long> folder = folder(session, tree, level, path);
        return folder.isPresent() ? folder : other(session, tree, level, depth, path);
    }

    private static Optional<Long> folder(Session session, Tree tree, Range level, String path) throws SQLException {
        return session.first(
                tree.sql(
                        "SELECT id FROM {node} WHERE id BETWEEN ? AND ? AND kind = 1 AND path = ? ORDER BY id LIMIT 1"),
                row -> row.number(1),
                level.first(),
                level.last(),
                path);
    }

    private static Optional<Long> other(Session session, Tree tree, Range level, int depth, String path)
            throws SQLException {
        int slash = path.lastIndexOf('/');
        Range above = tree.level(depth - 1);
        return session.first(
                tree.sql("""
                        SELECT n.id FROM {node} n JOIN {node} f ON f.id = n.parent_id
                        WHERE n.id BETWEEN ? AND ? AND n.name = ? AND f.id BETWEEN ? AND ? AND f.kind = 1 AND f.path = ?
                        ORDER BY n.id LIMIT 1
                        """),
                row -> row.number(1),
                level.first(),
                level.last(),
                path.substring(slash + 1),
                above.first(),
                above.last(),
                slash == 0 ? "/" : path.substring(0, slash));
    }
}
