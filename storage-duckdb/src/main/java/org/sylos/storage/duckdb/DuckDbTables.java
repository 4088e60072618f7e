package org.sylos.storage.duckdb;

import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.CancelledException;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.StoreTables;

/**
 * The views of a database that is attached for reading. Whoever asks questions of their own is confined by DuckDB itself: the
 * database cannot be written, no other file can be reached, and the settings that say so cannot be changed.
 */
final class DuckDbTables implements StoreTables {
    private final Path database;
    private final Instance instance;
    private final Runnable release;
    private final DuckDBConnection connection;
    private volatile boolean cancelled;
    private volatile @Nullable Statement running;
    private boolean confined;
    private boolean closed;

    /**
     * @param instance with the database attached for reading; closed with these tables
     * @param release called once, when the tables are closed
     */
    DuckDbTables(Path database, Instance instance, Runnable release) throws SQLException {
        this.database = database;
        this.instance = instance;
        this.release = release;
        connection = instance.plain();
        run("USE memory");
        run(Labels.macros());
        run(Schema.resource("views.sql"));
    }

    @Override
    public long export(Subject subject, FileFormat format, Path file) {
        if (confined) {
            throw new StoreException(
                    Reason.ILLEGAL_STATE, "no file can be written after a question was asked", "open it anew", null);
        }
        String view = switch (subject) {
            case PLAN -> "plan";
            case FAILURES -> "failures";
            case MANIFEST -> "manifest";
        };
        String sql = "COPY (FROM " + view + " ORDER BY path) TO '"
                + file.toAbsolutePath().toString().replace("'", "''") + "' (" + options(format)
                + ", USE_TMP_FILE false)";
        try (Statement statement = begin(connection.createStatement())) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw trouble(e);
        } finally {
            running = null;
        }
    }

    private static String options(FileFormat format) {
        String times = ", TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%fZ', COMPRESSION none";
        return switch (format) {
            case CSV -> "FORMAT csv, HEADER true" + times;
            case JSONL -> "FORMAT json" + times;
            case PARQUET -> "FORMAT parquet, COMPRESSION zstd";
        };
    }

    @Override
    public void query(String text, Rows rows) {
        try {
            confine();
            requireOneSelection(text);
            try (Statement statement = begin(connection.createStatement());
                    ResultSet result = statement.executeQuery(text)) {
                read(result, rows);
            }
        } catch (SQLException e) {
            throw asked(e);
        } finally {
            running = null;
        }
    }

    /** From here on DuckDB reaches nothing but what is attached, and keeps it so. */
    private void confine() throws SQLException {
        if (!confined) {
            run("SET enable_external_access = false");
            run("SET lock_configuration = true");
            confined = true;
        }
    }

    /** What DuckDB can write down as a syntax tree is a selection; everything else it refuses. */
    private void requireOneSelection(String text) throws SQLException {
        String tree = "SELECT json_serialize_sql(?::VARCHAR) AS tree";
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT tree->>'error', tree->>'error_message', json_array_length(tree, '$.statements') FROM (" + tree
                        + ")")) {
            statement.setString(1, text);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                if (Boolean.parseBoolean(result.getString(1))) {
                    throw refused(result.getString(2));
                }
                if (result.getInt(3) == 0) {
                    throw new ConfigException("there is no question", "such as: SELECT * FROM failures");
                }
                if (result.getInt(3) != 1) {
                    throw new ConfigException(
                            "one question can be asked at a time", "leave out what follows the semicolon");
                }
            }
        }
    }

    private static ConfigException refused(@Nullable String message) {
        String reason = String.valueOf(message);
        return reason.contains("Only SELECT")
                ? new ConfigException("only SELECT is allowed: nothing can be changed here", null)
                : new ConfigException(
                        "this is no SQL: " + reason.lines().findFirst().orElse(""), null);
    }

    private static void read(ResultSet result, Rows rows) throws SQLException {
        ResultSetMetaData shape = result.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
            names.add(Texts.decode(shape.getColumnName(i)));
        }
        rows.begin(names);
        while (result.next()) {
            List<@Nullable Object> values = new ArrayList<>(names.size());
            for (int i = 1; i <= names.size(); i++) {
                values.add(value(result.getObject(i)));
            }
            rows.row(values);
        }
    }

    private static @Nullable Object value(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Double) {
            return value;
        }
        if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        // Every sum of whole numbers is one of 128 bits.
        if (value instanceof BigInteger number && number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        if (value instanceof Blob bytes) {
            return "0x" + HexFormat.of().formatHex(bytes.getBytes(1, Math.toIntExact(bytes.length())));
        }
        if (value instanceof Timestamp time) {
            return time.toInstant();
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        return value instanceof OffsetDateTime time ? time.toInstant() : Texts.decode(value.toString());
    }

    /** A statement that may be cancelled from now on. */
    private Statement begin(Statement statement) throws SQLException {
        running = statement;
        if (cancelled) {
            statement.close();
            throw new CancelledException();
        }
        return statement;
    }

    @Override
    public void cancel() {
        cancelled = true;
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw trouble(e);
            }
        }
    }

    private RuntimeException trouble(SQLException e) {
        return cancelled ? new CancelledException() : Troubles.translate(e, database);
    }

    /** What is wrong with a question is its author's affair, unless the file is damaged or the disk is full. */
    private RuntimeException asked(SQLException e) {
        StoreException trouble = Troubles.translate(e, database);
        if (cancelled || trouble.reason() != Reason.IO) {
            return trouble(e);
        }
        return new ConfigException(
                "the query cannot be run: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                "the views are: " + String.join(", ", Labels.VIEWS));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            connection.close();
            instance.close();
        } catch (SQLException e) {
            throw Troubles.translate(e, database);
        } finally {
            release.run();
        }
    }
}
