package org.sylos.storage.duckdb;

import java.sql.SQLException;

/** Numbers that outlive the rows they were made from. */
final class Marks {
    /** Up to which id of SRC files may be half written. */
    static final String OPEN_UP_TO = "open_up_to";

    private Marks() {}

    /** The value of a mark; 0 when it was never set. */
    static long read(Session session, String name) throws SQLException {
        return session.number("SELECT coalesce(max(value), 0) FROM mark WHERE name = ?", name);
    }

    static void raise(Session session, String name, long value) throws SQLException {
        long known = session.update("UPDATE mark SET value = greatest(value, ?) WHERE name = ?", value, name);
        if (known == 0) {
            session.update("INSERT INTO mark VALUES (?, ?)", name, value);
        }
    }

    static void clear(Session session, String name) throws SQLException {
        session.update("DELETE FROM mark WHERE name = ?", name);
    }
}
