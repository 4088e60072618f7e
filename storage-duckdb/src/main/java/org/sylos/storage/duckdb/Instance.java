package org.sylos.storage.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * A running DuckDB with one database file attached.
 *
 * <p>The file is attached to an instance of its own instead of being named in the connection's URL: a URL cannot name every
 * path, and it would share settings with whatever else the process does with DuckDB.
 */
final class Instance implements AutoCloseable {
    /** The name of the attached database in SQL. */
    static final String NAME = "migration";

    /** A log shorter than this has not even a complete beginning: nothing was committed to it. */
    private static final int SHORTEST_LOG = 128;

    private final DuckDBConnection root;

    private Instance(DuckDBConnection root) {
        this.root = root;
    }

    /** Starts without any database. Starting and ending cost more than attaching a file does. */
    static Instance start(Settings settings) throws SQLException {
        return start(settings, false);
    }

    /** The same, whose answers may be longer than memory: they hold up everything else of their session until they are read. */
    static Instance startStreaming(Settings settings) throws SQLException {
        return start(settings, true);
    }

    private static Instance start(Settings settings, boolean streaming) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", settings.memoryBytes() / 1024 + "KiB");
        // See Workforce.
        properties.setProperty("threads", "1");
        properties.setProperty("temp_directory", settings.overflow().toString());
        // Nothing is ever to be fetched from anywhere.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        // Sessions read the answers of everybody's own questions row by row, see DuckDbTables.
        if (streaming) {
            properties.setProperty("jdbc_stream_results", "true");
        }
        return new Instance((DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", properties));
    }

    static Instance openReadOnly(Path database, Settings settings) throws SQLException {
        Instance instance = start(settings);
        try {
            instance.attachReadOnly(database);
            return instance;
        } catch (SQLException e) {
            instance.closeAfter(e);
            throw e;
        }
    }

    void setThreads(int threads) throws SQLException {
        run("SET threads = " + threads);
    }

    /** Opens a database, or makes one. */
    void attach(Path database) throws SQLException {
        attach(database, "");
    }

    /** Opens a database without changing its files in any way. */
    void attachReadOnly(Path database) throws SQLException {
        attach(database, " (READ_ONLY)");
    }

    private void attach(Path database, String options) throws SQLException {
        run("ATTACH " + quoted(database) + " AS " + NAME + options);
        run("USE " + NAME);
    }

    /** Closes the database, to open another; its sessions must have been closed. */
    void detach() throws SQLException {
        run("USE memory");
        run("DETACH " + NAME);
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    /** A session without anything that sessions of stores have. */
    DuckDBConnection plain() throws SQLException {
        return root.duplicate();
    }

    Session connect() throws SQLException {
        DuckDBConnection connection = root.duplicate();
        Session session = new Session(connection);
        session.run("USE " + NAME);
        return session;
    }

    /**
     * Whether there is a log that DuckDB passed over although the database needs it. It does so without a word when the log's
     * beginning is damaged; what was committed last would then be missing.
     */
    boolean passedOverLog(Path log, Path database) throws SQLException, IOException {
        if (!Files.exists(log)
                || Files.size(log) < SHORTEST_LOG
                || beginsWithZeros(log)
                || LogHeader.isTakenIn(log, database)) {
            return false;
        }
        try (Session session = connect()) {
            return session.number(
                            "SELECT count(*) FROM pragma_database_size() WHERE database_name = ? AND wal_size = '0 bytes'",
                            NAME)
                    == 1;
        }
    }

    /** After a loss of power a file may have its length and no content; nobody was told that this was committed. */
    private static boolean beginsWithZeros(Path log) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            for (byte b : in.readNBytes(SHORTEST_LOG)) {
                if (b != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = root.createStatement()) {
            statement.execute(sql);
        }
    }

    private void closeAfter(SQLException e) {
        try {
            root.close();
        } catch (SQLException further) {
            e.addSuppressed(further);
        }
    }

    @Override
    public void close() throws SQLException {
        root.close();
    }
}
