package org.sylos.adapter.spectra.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraStoreException;
import org.sylos.adapter.spectra.config.SpectraStoreException.Reason;

/**
 * A DuckDB with one file attached that has the tables of a store. Used by one thread at a time.
 *
 * <p>The file is attached to an instance of its own, because a URL cannot name every path and would share settings with whatever
 * else the process does with DuckDB.
 */
final class Database implements AutoCloseable {
    /** Raised by every change of the layout. */
    static final int VERSION = 1;

    private static final String NAME = "store";

    /** A log shorter than this has not even a complete beginning: nothing was committed to it. */
    private static final int SHORTEST_LOG = 128;

    private final DuckDBConnection connection;

    private Database(DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * Opens a file, or makes one.
     *
     * @throws SpectraStoreException when it is refused; it then stays as it was
     */
    static Database open(Path file, SpectraConfig config) throws SQLException, IOException {
        Database database = new Database(start());
        try {
            boolean empty = !Files.exists(file);
            if (empty) {
                requireNoLog(file);
            } else {
                database.attach(file, " (READ_ONLY)");
                empty = database.isEmpty();
                if (!empty) {
                    database.check(file, config);
                }
                database.run("USE memory");
                database.run("DETACH " + NAME);
            }
            database.attach(file, "");
            if (empty) {
                database.create(config);
            }
            return database;
        } catch (SQLException | IOException | RuntimeException e) {
            database.closeAfter(e);
            throw e;
        }
    }

    private static DuckDBConnection start() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", "512MiB");
        properties.setProperty("threads", "1");
        // Nothing is ever to be fetched from anywhere.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", properties);
    }

    private void attach(Path file, String options) throws SQLException {
        run("ATTACH '" + file.toString().replace("'", "''") + "' AS " + NAME + options);
        run("USE " + NAME);
    }

    /** Whether the file has no table: a creation that was cut short leaves it so. */
    private boolean isEmpty() throws SQLException {
        return number("SELECT count(*) FROM duckdb_tables() WHERE database_name = '" + NAME + "'") == 0;
    }

    private void create(SpectraConfig config) throws SQLException {
        run("BEGIN TRANSACTION");
        run(resource("store.sql"));
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO spectra_store VALUES (?, ?)")) {
            insert.setInt(1, VERSION);
            insert.setString(2, tree(config).toJson());
            insert.executeUpdate();
        }
        run("COMMIT");
    }

    private void check(Path file, SpectraConfig config) throws SQLException, IOException {
        if (passedOverLog(log(file))) {
            throw SqlTroubles.damaged(file, "its log " + log(file) + " cannot be read", null);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT schema_version, configuration FROM spectra_store")) {
            if (!row.next()) {
                throw SqlTroubles.damaged(file, "it does not say what it is", null);
            }
            int version = row.getInt(1);
            if (version > VERSION) {
                String by = "a newer version of Sylos (its layout has the number " + version + ", this version knows "
                        + VERSION + ")";
                throw SqlTroubles.newer(file, by, null);
            }
            SpectraConfig made = SpectraConfig.parse(row.getString(2), file + ".json");
            if (!made.equals(tree(config))) {
                throw new SpectraStoreException(
                        Reason.OTHER_TREE,
                        "the Spectra store " + file + " holds changes to the tree of another configuration",
                        "use the configuration that it was made with, or another file",
                        null);
            }
        } catch (SQLException e) {
            if (SqlTroubles.isUnknownName(e)) {
                throw SqlTroubles.foreign(file, e);
            }
            throw e;
        }
    }

    /** What changes refer to: the same for configurations that differ only in trouble and in what is kept. */
    private static SpectraConfig tree(SpectraConfig config) {
        SpectraConfig.Builder builder =
                config.toBuilder().keepBytes(false).store(null).http(null);
        config.worlds().forEach((name, settings) -> builder.world(name, settings.withChaos(Chaos.NONE)));
        return builder.build();
    }

    private static void requireNoLog(Path file) {
        if (Files.exists(log(file))) {
            throw SqlTroubles.damaged(file, "only its log is there", null);
        }
    }

    private static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    /**
     * Whether there is a log that DuckDB passed over. It does so without a word when the log's beginning is damaged; what was
     * committed last would then be missing.
     */
    private boolean passedOverLog(Path log) throws SQLException, IOException {
        if (!Files.exists(log) || Files.size(log) < SHORTEST_LOG || beginsWithZeros(log)) {
            return false;
        }
        return number("SELECT count(*) FROM pragma_database_size() WHERE database_name = '" + NAME
                        + "' AND wal_size = '0 bytes'")
                == 1;
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

    /** Runs statements that take no arguments. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The number that a query of one row and column gives. */
    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Takes a row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    void forEach(String sql, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    /** Only inside a transaction: without one, the appender would commit by itself now and then. */
    DuckDBAppender append(String table) throws SQLException {
        return connection.createAppender(NAME, "main", table);
    }

    private static String resource(String name) {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing from the module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeAfter(Exception e) {
        try {
            connection.close();
        } catch (SQLException further) {
            e.addSuppressed(further);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
