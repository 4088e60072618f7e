package org.sylos.storage.duckdb;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comparing a small level has to know of one of its nodes. */
record LevelNode(
        long id,
        long parentId,
        int kind,
        String name,
        long size,
        @Nullable Long mtimeSeconds,
        int mtimeNanos,
        @Nullable String linkTarget,
        boolean hasNativeId,
        boolean problem,
        int traversal,
        int copy) {

    /** The nodes with some ids, of which there are few. */
    static List<LevelNode> read(Session session, Tree tree, Range ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        // DST has no copy statuses.
        String copy = tree.side() == org.sylos.engine.api.Side.SRC ? "copy" : "0";
        return session.list(
                tree.sql("SELECT id, parent_id, kind, name, size, mtime_seconds, mtime_nanos, link_target,"
                        + " native_id IS NOT NULL, problem, traversal, " + copy
                        + " FROM {node} WHERE id BETWEEN ? AND ?"),
                LevelNode::of,
                ids.first(),
                ids.last());
    }

    private static LevelNode of(Row row) throws SQLException {
        return new LevelNode(
                row.number(1),
                row.number(2),
                row.integer(3),
                row.requireText(4),
                row.number(5),
                row.isNull(6) ? null : row.number(6),
                row.integer(7),
                row.text(8),
                row.flag(9),
                row.flag(10),
                row.integer(11),
                row.integer(12));
    }

    boolean isFolder() {
        return kind == Nodes.FOLDER;
    }

    /** By how many nanoseconds this one is newer; null when either time is not known. */
    @Nullable
    BigInteger newerBy(LevelNode other) {
        if (mtimeSeconds == null || other.mtimeSeconds == null) {
            return null;
        }
        return nanos(mtimeSeconds, mtimeNanos).subtract(nanos(other.mtimeSeconds, other.mtimeNanos));
    }

    /** Too many for a {@code long} where a time is far from now. */
    private static BigInteger nanos(long seconds, int nanos) {
        return BigInteger.valueOf(seconds)
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(nanos));
    }
}
