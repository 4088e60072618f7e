package org.sylos.storage.duckdb;

import java.sql.SQLException;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;

/** Marks folders to be listed again. */
final class DiscoveryMarks {
    private static final int KIND = RetryKind.DISCOVERY.code();

    /** What a mark fits, on the alias {@code n}; 16 and above is excluded by hand. */
    private static final String FITS_SRC =
            "(n.kind = 1 AND NOT n.problem AND n.traversal IN (2, 3) OR n.problem AND n.traversal = 3) AND n.copy < 16";

    private static final String FITS_DST = """
            (n.kind = 1 AND NOT n.problem AND n.traversal IN (2, 3) AND n.id IN (SELECT dst_id FROM pair)
             OR n.problem AND n.traversal = 3)
            """;
    private static final String MARKED = "n.id IN (SELECT node_id FROM retry_mark WHERE side = ? AND kind = ?)";

    private DiscoveryMarks() {}

    static RetryChange mark(Session session, Side side) throws SQLException {
        long selected = Selected.count(session, side);
        long already = session.number(
                Nodes.sql(
                        side,
                        "SELECT count(*) FROM {node} n WHERE n.id IN (SELECT id FROM staged_status) AND " + MARKED),
                Nodes.code(side),
                KIND);
        long changed = insert(session, side, "n.id IN (SELECT id FROM staged_status)");
        Selected.forget(session);
        return new RetryChange(selected, changed, selected - already - changed);
    }

    static RetryChange markFailed(Session session) throws SQLException {
        long selected = 0;
        long already = 0;
        long changed = 0;
        for (Side side : Side.values()) {
            selected += session.number(Nodes.sql(side, "SELECT count(*) FROM {node} WHERE traversal = 3"));
            already += session.number(
                    Nodes.sql(side, "SELECT count(*) FROM {node} n WHERE n.traversal = 3 AND " + MARKED),
                    Nodes.code(side),
                    KIND);
            changed += insert(session, side, "n.traversal = 3");
        }
        return new RetryChange(selected, changed, selected - already - changed);
    }

    private static long insert(Session session, Side side, String which) throws SQLException {
        String fits = side == Side.SRC ? FITS_SRC : FITS_DST;
        return session.update(
                Nodes.sql(
                        side,
                        "INSERT INTO retry_mark SELECT ?, n.id, ?, NULL FROM {node} n WHERE " + which + " AND (" + fits
                                + ") AND NOT " + MARKED),
                Nodes.code(side),
                KIND,
                Nodes.code(side),
                KIND);
    }

    static RetryChange unmark(Session session, Side side) throws SQLException {
        long selected = Selected.count(session, side);
        long changed = session.update(
                "DELETE FROM retry_mark WHERE side = ? AND kind = ? AND node_id IN (SELECT id FROM staged_status)",
                Nodes.code(side),
                KIND);
        Selected.forget(session);
        return new RetryChange(selected, changed, selected - changed);
    }

    static RetryChange unmarkAll(Session session) throws SQLException {
        long changed = session.update("DELETE FROM retry_mark WHERE kind = ?", KIND);
        return new RetryChange(changed, changed, 0);
    }
}
