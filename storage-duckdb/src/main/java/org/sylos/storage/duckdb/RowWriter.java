package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Appends rows to one table, column by column in their order. */
final class RowWriter implements AutoCloseable {
    private final DuckDBAppender appender;

    RowWriter(DuckDBAppender appender) {
        this.appender = appender;
    }

    RowWriter begin() throws SQLException {
        appender.beginRow();
        return this;
    }

    void end() throws SQLException {
        appender.endRow();
    }

    RowWriter number(long value) throws SQLException {
        appender.append(value);
        return this;
    }

    RowWriter integer(int value) throws SQLException {
        appender.append(value);
        return this;
    }

    /** One of the persisted numbers of an enumeration, from 0 to 127. */
    RowWriter code(int value) throws SQLException {
        appender.append((byte) value);
        return this;
    }

    RowWriter flag(boolean value) throws SQLException {
        appender.append(value);
        return this;
    }

    RowWriter decimal(double value) throws SQLException {
        appender.append(value);
        return this;
    }

    RowWriter text(@Nullable String value) throws SQLException {
        return encoded(Texts.encodeNullable(value));
    }

    /** A text that has the form of {@link Texts} already. */
    RowWriter encoded(@Nullable String value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
        return this;
    }

    RowWriter none() throws SQLException {
        appender.appendNull();
        return this;
    }

    /** A time, in two columns: every {@link Instant} is kept exactly, which no timestamp of DuckDB could do. */
    RowWriter time(@Nullable Instant value) throws SQLException {
        if (value == null) {
            appender.appendNull().appendNull();
        } else {
            appender.append(value.getEpochSecond()).append(value.getNano());
        }
        return this;
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
