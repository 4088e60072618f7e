package org.sylos.storage.duckdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * One connection with its prepared statements, kept because preparing costs more than running on a small level. Used by one
 * thread at a time.
 */
final class Session implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private @Nullable NodeFeed feed;
    private @Nullable NodeRows nodeRows;

    /** Makes something of a row. */
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    Session(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Runs statements that take no arguments, such as the ones that make tables. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Changes rows, and says how many. */
    long update(String sql, @Nullable Object... arguments) throws SQLException {
        return bind(sql, arguments).executeUpdate();
    }

    /** As {@link #update}, with texts that are encoded already. */
    void updateEncoded(String sql, List<Object> arguments) throws SQLException {
        PreparedStatement statement = prepared(sql);
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
        statement.executeUpdate();
    }

    <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... arguments) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bind(sql, arguments).executeQuery()) {
            Row row = new Row(result);
            while (result.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }

    /** As {@link #list}, for a statement that is not kept because it will hardly be asked again as it is. */
    <T> List<T> once(String sql, Reader<T> reader, @Nullable Object... arguments) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(reader.read(row));
                }
            }
        }
        return rows;
    }

    /** As {@link #update}, for a statement that is not kept. */
    long updateOnce(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            return statement.executeUpdate();
        }
    }

    <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... arguments) throws SQLException {
        List<T> rows = list(sql, reader, arguments);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** The only row of a query that has exactly one, such as one of totals. */
    <T> T one(String sql, Reader<T> reader, @Nullable Object... arguments) throws SQLException {
        return first(sql, reader, arguments).orElseThrow(() -> new SQLException("a query gave no row: " + sql));
    }

    long number(String sql, @Nullable Object... arguments) throws SQLException {
        return one(sql, row -> row.number(1), arguments);
    }

    /** An argument for {@code SELECT unnest(?::BIGINT[])}. */
    Object numbers(Collection<Long> values) throws SQLException {
        return connection.createArrayOf("BIGINT", values.toArray());
    }

    /**
     * Appends to a table. Only inside a transaction: without one, the appender would commit by itself now and then. Closing
     * it writes what it still holds.
     */
    RowWriter append(String table) throws SQLException {
        return new RowWriter(connection.createAppender(Instance.NAME, "main", table));
    }

    /** Puts nodes into a table, many at once. For the one session that writes. */
    void insert(String table, NodeRows rows) throws SQLException {
        NodeFeed ready = feed;
        if (ready == null) {
            ready = NodeFeed.register(connection);
            feed = ready;
        }
        ready.insert(this, table, rows);
    }

    /** Room for nodes, empty; the same each time. */
    NodeRows nodeRows() {
        NodeRows room = nodeRows;
        if (room == null) {
            room = new NodeRows();
            nodeRows = room;
        }
        room.clear();
        return room;
    }

    /** As {@link #append}, to a table of this session alone. */
    RowWriter appendTemporary(String table) throws SQLException {
        return new RowWriter(connection.createAppender("temp", "main", table));
    }

    private PreparedStatement bind(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepared(sql);
        set(statement, arguments);
        return statement;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        // The driver closes a statement that failed, which must not break the same one for ever.
        if (statement == null || statement.isClosed()) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /**
     * An argument of another type than the statement expects, such as an int for a column of one byte, has DuckDB plan the statement
     * anew each time: statements that are run often have such numbers in their text.
     */
    private static void set(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            statement.setObject(i + 1, argument instanceof String text ? Texts.encode(text) : argument);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
        connection.close();
    }
}
