package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The sessions that read: as many as are needed at once, each for one at a time. One in which something failed is not used again. */
final class Readers {
    private final Deque<Session> idle = new ArrayDeque<>();

    <T> T lend(Instance instance, Database.Reading<T> work) throws SQLException {
        Session session = take(instance);
        try {
            T result = work.read(session);
            synchronized (idle) {
                idle.push(session);
            }
            return result;
        } catch (SQLException | RuntimeException e) {
            closeAfter(session, e);
            throw e;
        }
    }

    private Session take(Instance instance) throws SQLException {
        Session ready = poll();
        if (ready != null) {
            return ready;
        }
        Session session = instance.connect();
        session.run(Schema.SCRATCH);
        return session;
    }

    private @Nullable Session poll() {
        synchronized (idle) {
            return idle.poll();
        }
    }

    private static void closeAfter(Session session, Exception e) {
        try {
            session.close();
        } catch (SQLException further) {
            e.addSuppressed(further);
        }
    }

    /** Closes those that nobody uses, which are all once nobody reads any more. */
    void close() throws SQLException {
        for (Session session = poll(); session != null; session = poll()) {
            session.close();
        }
    }
}
