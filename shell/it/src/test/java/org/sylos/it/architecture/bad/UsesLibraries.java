package org.sylos.it.architecture.bad;

import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.jline.terminal.Terminal;
import org.pf4j.PluginManager;
import picocli.CommandLine;

/** Uses libraries that one module each may use. */
public final class UsesLibraries {
    private UsesLibraries() {}

    /** The JDK's interface to databases. */
    public static final class Sql {
        private Sql() {}

        static void use(Connection connection) throws SQLException {
            connection.close();
        }
    }

    /** The database. */
    public static final class DuckDb {
        private DuckDb() {}

        static void use(DuckDBConnection connection) throws SQLException {
            connection.close();
        }
    }

    /** The plugin framework. */
    public static final class Pf4j {
        private Pf4j() {}

        static void use(PluginManager manager) {
            manager.stopPlugins();
        }
    }

    /** The terminal. */
    public static final class JLine {
        private JLine() {}

        static void use(Terminal terminal) {
            terminal.flush();
        }
    }

    /** The command line. */
    public static final class Picocli {
        private Picocli() {}

        static void use(CommandLine commands) {
            commands.execute();
        }
    }
}
