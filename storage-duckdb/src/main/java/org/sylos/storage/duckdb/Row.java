package org.sylos.storage.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The present row of a result. Columns count from 1. */
final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /** A number; 0 where there is none. */
    long number(int column) throws SQLException {
        return result.getLong(column);
    }

    /** A number; 0 where there is none. */
    int integer(int column) throws SQLException {
        return result.getInt(column);
    }

    boolean flag(int column) throws SQLException {
        return result.getBoolean(column);
    }

    double decimal(int column) throws SQLException {
        return result.getDouble(column);
    }

    @Nullable
    String text(int column) throws SQLException {
        String written = result.getString(column);
        return written == null ? null : Texts.decode(written);
    }

    String requireText(int column) throws SQLException {
        String text = text(column);
        if (text == null) {
            throw new SQLException("column " + column + " holds no text");
        }
        return text;
    }

    /** A time kept in two columns, seconds and nanoseconds; null where there is none. */
    @Nullable
    Instant time(int column) throws SQLException {
        long seconds = result.getLong(column);
        return result.wasNull() ? null : Instant.ofEpochSecond(seconds, result.getInt(column + 1));
    }

    Instant requireTime(int column) throws SQLException {
        Instant time = time(column);
        if (time == null) {
            throw new SQLException("column " + column + " holds no time");
        }
        return time;
    }

    boolean isNull(int column) throws SQLException {
        return result.getObject(column) == null;
    }
}
