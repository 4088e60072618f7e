package org.sylos.storage.duckdb;

import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.TraversalStatus;

/** What ending rounds and comparing a small level have to know of a node. Of folders alone the path. */
record LevelNode(
        long id,
        long parentId,
        int kind,
        String name,
        long size,
        @Nullable Long mtimeSeconds,
        int mtimeNanos,
        @Nullable String linkTarget,
        @Nullable String nativeId,
        @Nullable String path,
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
                        + " native_id, path, problem, traversal, " + copy
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
                row.text(9),
                row.text(10),
                row.flag(11),
                row.integer(12),
                row.integer(13));
    }

    /** A node as it is appended. */
    static LevelNode of(
            long id,
            long folderId,
            @Nullable String path,
            Entry entry,
            TraversalStatus traversal,
            @Nullable CopyStatus copy) {
        Instant mtime = entry.mtime();
        return new LevelNode(
                id,
                folderId,
                entry.kind().code(),
                entry.name(),
                entry.size(),
                mtime == null ? null : mtime.getEpochSecond(),
                mtime == null ? 0 : mtime.getNano(),
                entry.linkTarget(),
                entry.nativeId(),
                path,
                entry.problem() != null,
                traversal.code(),
                copy == null ? 0 : copy.code());
    }

    LevelNode withTraversal(int status) {
        return with(status, copy);
    }

    LevelNode withCopy(int status) {
        return with(traversal, status);
    }

    private LevelNode with(int traversalStatus, int copyStatus) {
        return new LevelNode(
                id,
                parentId,
                kind,
                name,
                size,
                mtimeSeconds,
                mtimeNanos,
                linkTarget,
                nativeId,
                path,
                problem,
                traversalStatus,
                copyStatus);
    }

    boolean hasNativeId() {
        return nativeId != null;
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
