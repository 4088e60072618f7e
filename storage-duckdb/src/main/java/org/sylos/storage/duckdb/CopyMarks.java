package org.sylos.storage.duckdb;

import java.sql.SQLException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;

/**
 * Marks source nodes to be copied again. Codes of copy statuses: 1 pending, 2 successful, 3 already there, 4 failed, 7 drifted;
 * what is excluded by hand has 16 or 32 added to them.
 */
final class CopyMarks {
    private static final int KIND = RetryKind.COPY.code();
    private static final String MARKED = "SELECT node_id FROM retry_mark WHERE side = 1 AND kind = " + KIND;

    /** Operation and class of the failure that a failed copy stands for, as one number; 100 is above every class. */
    private static final String FAILURE = """
            SELECT node_id, arg_max(operation::INTEGER * 100 + error_class, operation::BIGINT << 48 | sequence) AS failure
            FROM attempt WHERE side = 1 AND error_class IS NOT NULL AND node_id IN ({which}) GROUP BY node_id
            """;

    /** What fits by itself: files in place or drifted, and failures of another reason than an obstacle. */
    private static final String OWN = """
            INSERT INTO staged_mark
            SELECT n.id, n.copy FROM src_node n LEFT JOIN ({failure}) h ON h.node_id = n.id
            WHERE n.id IN (SELECT id FROM staged_status) AND NOT n.problem AND n.id NOT IN ({marked})
              AND (n.kind <> 1 AND n.copy IN (2, 3, 7)
                   OR n.copy = 4 AND h.failure >= 200 AND h.failure % 100 <> {parent} AND h.failure <> 200 + {conflict})
            """.replace(
                    "{failure}", FAILURE.replace("{which}", "SELECT id FROM staged_status"))
            .replace("{marked}", MARKED)
            .replace("{parent}", String.valueOf(ErrorClass.PARENT.code()))
            .replace("{conflict}", String.valueOf(ErrorClass.CONFLICT.code()));

    /** What failed because of a folder that no longer stands in the way; takes the level's ids twice, and those above it. */
    private static final String ALONG = """
            INSERT INTO staged_mark
            SELECT n.id, n.copy
            FROM src_node n JOIN src_node f ON f.id = n.parent_id JOIN ({failure}) h ON h.node_id = n.id
            WHERE n.id BETWEEN ? AND ? AND f.id BETWEEN ? AND ? AND n.copy = 4 AND NOT n.problem
              AND h.failure % 100 = {parent} AND n.id NOT IN ({marked})
              AND (f.id IN (SELECT id FROM staged_mark)
                   OR f.copy IN (1, 2, 3) AND n.id IN (SELECT id FROM staged_status) AND f.id NOT IN (
                       SELECT p.src_id FROM pair p JOIN dst_node d ON d.id = p.dst_id WHERE d.traversal = 3 AND d.kind = 1))
            """.replace(
                    "{failure}",
                    FAILURE.replace("{which}", "SELECT id FROM src_node WHERE id BETWEEN ? AND ? AND copy = 4"))
            .replace("{marked}", MARKED)
            .replace("{parent}", String.valueOf(ErrorClass.PARENT.code()));

    private final Session session;
    private final Tree src;

    CopyMarks(Session session, Tree src) {
        this.session = session;
        this.src = src;
    }

    RetryChange mark(Side side) throws SQLException {
        long selected = Selected.count(session, side);
        RetryChange change = side == Side.SRC ? markSelected(selected) : new RetryChange(selected, 0, selected);
        Selected.forget(session);
        return change;
    }

    RetryChange markFailed() throws SQLException {
        long selected = session.update("INSERT INTO staged_status SELECT id, 0 FROM src_node WHERE copy IN (4, 7)");
        RetryChange change = markSelected(selected);
        Selected.forget(session);
        return change;
    }

    private RetryChange markSelected(long selected) throws SQLException {
        long already = session.number("SELECT count(*) FROM staged_status WHERE id IN (" + MARKED + ")");
        session.update(OWN);
        markAlong();
        long fitting = session.number("SELECT count(*) FROM staged_mark WHERE id IN (SELECT id FROM staged_status)");
        long changed = session.update("INSERT INTO retry_mark SELECT 1, id, " + KIND + ", before FROM staged_mark");
        // A folder that is at the destination is not made again; what was to be set on it is.
        session.update("""
                UPDATE src_node SET copy = CASE
                    WHEN kind = 1 AND id IN (SELECT src_id FROM pair WHERE relation = 1) THEN 3 ELSE 1 END
                WHERE id IN (SELECT id FROM staged_mark)
                """);
        // A file that was current is to be overwritten all the same.
        session.update("UPDATE pair SET relation = 3 WHERE relation = 2 AND src_id IN (SELECT id FROM staged_mark)");
        session.update("DELETE FROM staged_mark");
        return new RetryChange(selected, changed, selected - already - fitting);
    }

    private void markAlong() throws SQLException {
        long waiting = session.number(
                "SELECT count(*) FROM attempt WHERE side = 1 AND error_class = " + ErrorClass.PARENT.code());
        for (int depth = 1; waiting > 0 && depth < src.depths(); depth++) {
            Range level = src.level(depth);
            Range above = src.level(depth - 1);
            session.update(
                    ALONG, level.first(), level.last(), level.first(), level.last(), above.first(), above.last());
        }
    }

    RetryChange unmark(Side side) throws SQLException {
        long selected = Selected.count(session, side);
        long changed = 0;
        long fitting = 0;
        if (side == Side.SRC) {
            session.update("INSERT INTO staged_mark SELECT m.node_id, m.before FROM retry_mark m"
                    + " JOIN src_node n ON n.id = m.node_id"
                    + " WHERE m.side = 1 AND m.kind = " + KIND + " AND m.node_id IN (SELECT id FROM staged_status)");
            fitting = session.number("SELECT count(*) FROM staged_mark");
            unmarkAlong();
            changed = restore();
        }
        Selected.forget(session);
        return new RetryChange(selected, changed, selected - fitting);
    }

    RetryChange unmarkAll() throws SQLException {
        session.update(
                "INSERT INTO staged_mark SELECT node_id, before FROM retry_mark WHERE side = 1 AND kind = " + KIND);
        long changed = restore();
        return new RetryChange(changed, changed, 0);
    }

    /** What was failed because of its folder fails again when the folder does. */
    private void unmarkAlong() throws SQLException {
        String sql = """
                INSERT INTO staged_mark
                SELECT m.node_id, m.before
                FROM retry_mark m JOIN src_node n ON n.id = m.node_id JOIN ({failure}) h ON h.node_id = n.id
                WHERE m.side = 1 AND m.kind = {kind} AND n.id BETWEEN ? AND ? AND m.before = 4
                  AND h.failure % 100 = {parent}
                  AND n.parent_id IN (SELECT id FROM staged_mark WHERE before = 4)
                  AND n.id NOT IN (SELECT id FROM staged_mark)
                """.replace("{failure}", FAILURE.replace("{which}", MARKED))
                .replace("{kind}", String.valueOf(KIND))
                .replace("{parent}", String.valueOf(ErrorClass.PARENT.code()));
        for (int depth = 1; depth < src.depths(); depth++) {
            session.update(sql, src.level(depth).first(), src.level(depth).last());
        }
    }

    private long restore() throws SQLException {
        session.update("""
                UPDATE src_node SET copy = (copy & 48) | s.before FROM staged_mark s WHERE s.id = src_node.id
                """);
        session.update("""
                UPDATE pair SET relation = 2
                WHERE relation = 3 AND src_id IN (SELECT id FROM staged_mark WHERE before = 3)
                """);
        long changed = session.update("DELETE FROM retry_mark WHERE side = 1 AND kind = " + KIND
                + " AND node_id IN (SELECT id FROM staged_mark)");
        session.update("DELETE FROM staged_mark");
        return changed;
    }

    /** The copy begins: its marks go, and with them what earlier copies left of the nodes that are made or written anew. */
    static void begin(Session session) throws SQLException {
        long marks = session.number("SELECT count(*) FROM retry_mark WHERE kind = ?", KIND);
        if (marks == 0) {
            return;
        }
        String anew = " WHERE src_id IN (SELECT m.node_id FROM retry_mark m JOIN src_node n ON n.id = m.node_id"
                + " WHERE m.side = 1 AND m.kind = " + KIND + " AND n.copy & 15 = 1)";
        for (String table : new String[] {"finding", "written", "destination"}) {
            session.update("DELETE FROM " + table + anew);
        }
        session.update("DELETE FROM retry_mark WHERE kind = ?", KIND);
    }
}
