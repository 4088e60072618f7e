package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import org.sylos.engine.api.Side;

/** The nodes that a call is about, handed to its statements in the table {@code staged_status}. */
final class Selected {
    private Selected() {}

    static void of(Session session, Collection<Long> ids) throws SQLException {
        try (RowWriter rows = session.appendTemporary("staged_status")) {
            for (long id : Set.copyOf(ids)) {
                rows.begin().number(id).code(0).end();
            }
        }
    }

    /** How many of them are nodes of a side. */
    static long count(Session session, Side side) throws SQLException {
        return session.number(
                Nodes.sql(side, "SELECT count(*) FROM {node} WHERE id IN (SELECT id FROM staged_status)"));
    }

    static void forget(Session session) throws SQLException {
        session.update("DELETE FROM staged_status");
    }
}
