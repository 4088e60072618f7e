package org.sylos.storage.duckdb;

import java.sql.SQLException;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.SweepStart;

/**
 * Readies a retry sweep: finds the folders to be listed again, takes back what is below them on both sides, and opens their
 * rounds again. All of it set-wise, going down level by level only to find what lies below.
 */
final class Sweep {
    /** The folder that has to be listed for a node, and the nodes that ask for it. */
    private static final String ASKING = """
            SELECT CASE WHEN n.problem THEN n.parent_id ELSE n.id END FROM {node} n
            WHERE n.traversal = 3 OR n.id IN (SELECT node_id FROM retry_mark WHERE side = {side} AND kind = {kind})
            """.replace("{kind}", String.valueOf(RetryKind.DISCOVERY.code()));

    private static final String FOLDERS = """
            INSERT INTO staged_sweep
            SELECT f.id, NULL FROM src_node f
            WHERE f.kind = 1 AND NOT f.problem AND f.traversal IN (2, 3) AND f.copy < 16
              AND (f.id IN ({src}) OR f.id IN (SELECT src_id FROM pair WHERE dst_id IN ({dst})))
            """.replace("{src}", asking(Side.SRC)).replace("{dst}", asking(Side.DST));

    private final Session session;
    private final Trees trees;
    private int smallest = Integer.MAX_VALUE;

    Sweep(Session session, Trees trees) {
        this.session = session;
        this.trees = trees;
    }

    private static String asking(Side side) {
        return Nodes.sql(side, ASKING).replace("{side}", String.valueOf(Nodes.code(side)));
    }

    /** Stages the folders to be listed again, with their partners, and what is below them; answers how many there are. */
    long stage() throws SQLException {
        if (session.update(FOLDERS) == 0) {
            return 0;
        }
        smallest = (int) session.number("SELECT min(" + Ids.depth("src_id") + ") FROM staged_sweep");
        stageBelow(trees.src(), "src_id", "staged_src_removal");
        session.update("""
                UPDATE staged_sweep SET dst_id = p.dst_id FROM pair p
                WHERE p.src_id = staged_sweep.src_id AND p.relation = 1
                """);
        stageBelow(trees.dst(), "dst_id", "staged_dst_removal");
        return session.number("SELECT count(*) FROM staged_sweep");
    }

    /** Goes down from the staged folders. A folder that is reached on the way is not listed for itself. */
    private void stageBelow(Tree tree, String column, String removal) throws SQLException {
        long deepest = session.number("SELECT coalesce(max(" + Ids.depth(column) + "), -1) FROM staged_sweep");
        String below = tree.sql("""
                INSERT INTO {removal}
                SELECT id FROM {node} WHERE id BETWEEN ? AND ? AND parent_id IN (
                    SELECT {column} FROM staged_sweep WHERE {column} BETWEEN ? AND ?
                    UNION ALL SELECT id FROM {removal} WHERE id BETWEEN ? AND ?)
                """.replace("{removal}", removal).replace("{column}", column));
        String reached =
                "DELETE FROM staged_sweep WHERE {column} BETWEEN ? AND ? AND {column} IN (SELECT id FROM {removal})"
                        .replace("{removal}", removal)
                        .replace("{column}", column);
        long found = 0;
        for (int depth = smallest; depth <= deepest || found > 0; depth++) {
            Range here = tree.level(depth);
            Range next = tree.level(depth + 1);
            found = session.update(
                    below, next.first(), next.last(), here.first(), here.last(), here.first(), here.last());
            if (found > 0) {
                session.update(reached, next.first(), next.last());
            }
        }
    }

    /** Forgets what was staged. */
    void forget() throws SQLException {
        session.update("DELETE FROM staged_sweep");
        session.update("DELETE FROM staged_src_removal");
        session.update("DELETE FROM staged_dst_removal");
    }

    /** Begins it; the phase has moved. */
    SweepStart begin(Transaction transaction) throws SQLException {
        long folders = stage();
        if (folders == 0) {
            throw new StoreException(
                    Reason.ILLEGAL_STATE,
                    "there is no folder to be listed again: nothing failed or is marked",
                    null,
                    null);
        }
        new CreatedFolders(session, trees).adopt();
        remove(Side.SRC);
        remove(Side.DST);
        session.update("DELETE FROM retry_mark WHERE kind = ?", RetryKind.DISCOVERY.code());
        session.update("UPDATE src_node SET traversal = 1 WHERE id IN (SELECT src_id FROM staged_sweep)");
        session.update("UPDATE dst_node SET traversal = 1 WHERE id IN (SELECT dst_id FROM staged_sweep)");
        reopen(transaction);
        SweepStart start = new SweepStart(
                folders,
                smallest,
                session.number("SELECT count(*) FROM staged_src_removal"),
                session.number("SELECT count(*) FROM staged_dst_removal"));
        forget();
        return start;
    }

    private void remove(Side side) throws SQLException {
        String staged = side == Side.SRC ? "staged_src_removal" : "staged_dst_removal";
        String gone = " IN (SELECT id FROM " + staged + ")";
        if (session.number("SELECT count(*) FROM " + staged) == 0) {
            return;
        }
        if (side == Side.SRC) {
            KeptExclusions.keepStaged(session);
            KeptNames.keepStaged(session);
        }
        session.update(Nodes.sql(side, "DELETE FROM {node} WHERE id" + gone));
        for (String table : new String[] {"attempt", "retry_mark"}) {
            session.update("DELETE FROM " + table + " WHERE side = ? AND node_id" + gone, Nodes.code(side));
        }
        if (side == Side.DST) {
            session.update("DELETE FROM pair WHERE dst_id" + gone);
            return;
        }
        session.update("DELETE FROM exclusion WHERE node_id" + gone);
        for (String table : new String[] {"pair", "destination", "written", "finding"}) {
            session.update("DELETE FROM " + table + " WHERE src_id" + gone);
        }
    }

    /** Whatever gets an id from now on is what the sweep found. */
    private void reopen(Transaction transaction) throws SQLException {
        session.update("DELETE FROM round WHERE depth >= ?", smallest);
        session.update("DELETE FROM level WHERE depth > ?", smallest);
        for (Side side : Side.values()) {
            trees.of(side).keepIdsForSweep(session);
        }
        int depth = smallest;
        transaction.afterCommit(() -> trees.beginSweep(depth));
    }
}
