package org.sylos.storage.duckdb;

import java.sql.SQLException;

/**
 * Gives DuckDB more than one thread only while something large goes on.
 *
 * <p>A second thread looks busily for work for some milliseconds after each statement, which is more than a small statement
 * takes, and takes that time from whoever lists and copies. With one thread a commit took a third of the time.
 */
final class Workforce {
    private final int all;
    private final long largeRows;
    private int users;

    Workforce(Settings settings) {
        all = settings.threads();
        largeRows = settings.largeRows();
    }

    boolean isWorthwhile(long rows) {
        return all > 1 && rows >= largeRows;
    }

    synchronized void join(Instance instance) throws SQLException {
        if (users == 0) {
            instance.setThreads(all);
        }
        users++;
    }

    synchronized void leave(Instance instance) throws SQLException {
        users--;
        if (users == 0) {
            instance.setThreads(1);
        }
    }
}
