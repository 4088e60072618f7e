package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.List;
import org.sylos.engine.api.storage.DiscoveryState.SideState;
import org.sylos.engine.api.storage.RoundSummary;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.TraversalStatus;

/** Ends rounds, and tells how far a side is. */
final class Rounds {
    private Rounds() {}

    /** Ends a round; one that has ended is answered with what it found. */
    static RoundSummary seal(Transaction transaction, Tree tree, int depth) throws SQLException {
        Session session = transaction.session();
        if (depth <= tree.sealedDepth()) {
            return stored(session, tree, depth);
        }
        RoundSummary summary = summary(session, tree, depth);
        for (int round = Math.max(-1, tree.sealedDepth()) + 1; round < depth; round++) {
            write(session, tree, summary(session, tree, round));
        }
        write(session, tree, summary);
        transaction.afterCommit(() -> tree.seal(depth));
        return summary;
    }

    private static RoundSummary summary(Session session, Tree tree, int depth) throws SQLException {
        Range folders = tree.level(depth);
        Range children = tree.level(depth + 1);
        return folders.size() <= RecentLevels.MOST && children.size() <= RecentLevels.MOST
                ? counted(
                        tree,
                        depth,
                        tree.recent().read(session, tree, folders),
                        tree.recent().read(session, tree, children))
                : summary(session, tree, depth, folders, children);
    }

    private static boolean hasEnded(LevelNode node, TraversalStatus status) {
        return node.isFolder() && node.traversal() == status.code() && !node.problem();
    }

    private static boolean isPending(LevelNode node) {
        return node.isFolder() && node.traversal() == TraversalStatus.PENDING.code();
    }

    /** Counts here: for few nodes planning the aggregates costs more than reading the nodes. */
    private static RoundSummary counted(Tree tree, int depth, List<LevelNode> folders, List<LevelNode> children) {
        requireNonePending(
                tree, depth, folders.stream().filter(Rounds::isPending).count());
        return new RoundSummary(
                depth,
                folders.stream()
                        .filter(folder -> hasEnded(folder, TraversalStatus.SUCCESSFUL))
                        .count(),
                folders.stream()
                        .filter(folder -> hasEnded(folder, TraversalStatus.FAILED))
                        .count(),
                children.size(),
                children.stream().mapToLong(LevelNode::size).sum(),
                children.stream().filter(Rounds::isPending).count());
    }

    private static RoundSummary summary(Session session, Tree tree, int depth, Range folders, Range children)
            throws SQLException {
        return session.one(
                tree.sql("""
                        SELECT f.listed, f.failed, c.children, c.bytes, c.folders, f.pending
                        FROM (
                            SELECT count(*) FILTER (traversal = 2 AND NOT problem) AS listed,
                                   count(*) FILTER (traversal = 3 AND NOT problem) AS failed,
                                   count(*) FILTER (traversal = 1) AS pending
                            FROM {node} WHERE id BETWEEN ? AND ? AND kind = 1
                        ) f, (
                            SELECT count(*) AS children, coalesce(sum(size), 0)::BIGINT AS bytes,
                                   count(*) FILTER (kind = 1 AND traversal = 1) AS folders
                            FROM {node} WHERE id BETWEEN ? AND ?
                        ) c
                        """),
                row -> {
                    requireNonePending(tree, depth, row.number(6));
                    return new RoundSummary(
                            depth, row.number(1), row.number(2), row.number(3), row.number(4), row.number(5));
                },
                folders.first(),
                folders.last(),
                children.first(),
                children.last());
    }

    private static void requireNonePending(Tree tree, int depth, long pending) {
        if (pending > 0) {
            throw new StoreException(
                    Reason.ILLEGAL_STATE,
                    "round " + depth + " of " + tree.side() + " cannot be sealed: " + pending + " folders are pending",
                    null,
                    null);
        }
    }

    private static RoundSummary stored(Session session, Tree tree, int depth) throws SQLException {
        return session.one(
                "SELECT listed, failed, children, bytes, child_folders FROM round WHERE side = ? AND depth = ?",
                row -> new RoundSummary(
                        depth, row.number(1), row.number(2), row.number(3), row.number(4), row.number(5)),
                Nodes.code(tree.side()),
                depth);
    }

    private static void write(Session session, Tree tree, RoundSummary summary) throws SQLException {
        session.update(
                "INSERT INTO round VALUES (" + Nodes.code(tree.side()) + ", ?, ?, ?, ?, ?, ?, ?)",
                summary.depth(),
                tree.nextId(summary.depth() + 1),
                summary.listed(),
                summary.failed(),
                summary.children(),
                summary.bytes(),
                summary.childFolders());
    }

    /** Remembers a root, which is there already, as what round -1 found. */
    static void sealRoot(Transaction transaction, Tree tree) throws SQLException {
        write(transaction.session(), tree, new RoundSummary(-1, 0, 0, 1, 0, 1));
        transaction.afterCommit(() -> tree.seal(-1));
    }

    /** How far a side is: sealed rounds are known, only what lies above them is counted. */
    static SideState state(Session session, Tree tree) throws SQLException {
        int side = Nodes.code(tree.side());
        return session.one(
                "SELECT max(depth), coalesce(sum(children), 0)::BIGINT, coalesce(sum(bytes), 0)::BIGINT"
                        + " FROM round WHERE side = ?",
                row -> row.isNull(1)
                        ? new SideState(-1, 0, -1, 0, 0)
                        : withOpen(session, tree, row.integer(1), row.number(2), row.number(3)),
                side);
    }

    private static SideState withOpen(Session session, Tree tree, int sealedDepth, long nodes, long bytes)
            throws SQLException {
        return session.one(
                tree.sql("""
                        SELECT p.folders, p.depth, o.nodes, o.bytes
                        FROM (
                            SELECT count(*) AS folders, coalesce(min(depth), -1) AS depth
                            FROM {node} WHERE id >= ? AND kind = 1 AND traversal = 1
                        ) p, (
                            SELECT count(*) AS nodes, coalesce(sum(size), 0)::BIGINT AS bytes FROM {node} WHERE id >= ?
                        ) o
                        """),
                row -> new SideState(
                        sealedDepth, row.number(1), row.integer(2), nodes + row.number(3), bytes + row.number(4)),
                Ids.first(sealedDepth + 1),
                Ids.first(sealedDepth + 2));
    }
}
