package org.sylos.storage.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.TraversalStatus;

/** The tables: making them, and telling whether a file has them. */
final class Schema {
    /** Raised by every change of the layout. */
    static final int VERSION = 5;

    /** What the writing session keeps for itself, to hand many values to one statement. Never in the file. */
    static final String STAGING = """
            CREATE TEMP TABLE staged_status (id BIGINT, status UTINYINT);
            CREATE TEMP TABLE staged_failure (id BIGINT, error_class UTINYINT, message VARCHAR);
            CREATE TEMP TABLE staged_mark (id BIGINT, before UTINYINT);
            CREATE TEMP TABLE staged_sweep (src_id BIGINT, dst_id BIGINT);
            CREATE TEMP TABLE staged_src_removal (id BIGINT);
            CREATE TEMP TABLE staged_dst_removal (id BIGINT);
            CREATE TEMP TABLE src_key (id BIGINT, key VARCHAR);
            CREATE TEMP TABLE dst_key (id BIGINT, key VARCHAR);
            CREATE TEMP TABLE chosen_node (id BIGINT, depth INTEGER);
            CREATE TEMP TABLE affected_folder (id BIGINT, depth INTEGER);
            CREATE TEMP TABLE reached_folder (id BIGINT, depth INTEGER);
            """;

    /** What every session keeps for itself, to hand the folders of a subtree from one statement to the next. */
    static final String SCRATCH = "CREATE TEMP TABLE folder_below (id BIGINT, depth INTEGER);"
            + "CREATE TEMP TABLE folder_top (id BIGINT, depth INTEGER, top BIGINT);";

    private Schema() {}

    static void create(Session session) throws SQLException {
        session.update("BEGIN TRANSACTION");
        session.run(resource("schema.sql"));
        try (RowWriter names = session.append("kind_name")) {
            for (NodeKind kind : NodeKind.values()) {
                names.begin()
                        .code(kind.code())
                        .text(kind.name().toLowerCase(Locale.ROOT))
                        .end();
            }
        }
        try (RowWriter names = session.append("traversal_name")) {
            for (TraversalStatus status : TraversalStatus.values()) {
                names.begin().code(status.code()).text(status.label()).end();
            }
        }
        try (RowWriter names = session.append("copy_name")) {
            for (CopyStatus status : CopyStatus.values()) {
                names.begin().code(status.code()).text(status.label()).end();
            }
            nameExcluded(names);
        }
        session.update("INSERT INTO sylos_store VALUES (?)", VERSION);
        session.update("COMMIT");
    }

    /** The numbers of nodes excluded by hand, with the statuses beneath. */
    private static void nameExcluded(RowWriter names) throws SQLException {
        for (CopyStatus beneath : CopyStatus.values()) {
            for (int bits = CopyCodes.EXPLICIT; bits <= CopyCodes.EXPLICIT + CopyCodes.INHERITED; bits += 16) {
                CopyStatus status = CopyCodes.status(beneath.code() | bits);
                if (status != null) {
                    names.begin()
                            .code(beneath.code() | bits)
                            .text(status.label())
                            .end();
                }
            }
        }
    }

    /** Refuses a database that is not ours, or newer than this version. */
    static void check(Session session, Path database) throws SQLException {
        long version = version(session, database);
        if (version > VERSION) {
            String by = "a newer version of Sylos (its layout has the number " + version + ", this version knows "
                    + VERSION + ")";
            throw Troubles.newer(database, by, null);
        }
        if (version < 1) {
            throw Troubles.damaged(database, "its layout has the number " + version, null);
        }
        if (version < VERSION) {
            throw Troubles.older(database, version);
        }
    }

    private static long version(Session session, Path database) throws SQLException {
        try {
            return session.number("SELECT coalesce(max(schema_version), 0) FROM sylos_store");
        } catch (SQLException e) {
            if (Troubles.isUnknownName(e)) {
                throw Troubles.foreign(database, e);
            }
            throw e;
        }
    }

    static String resource(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing from the module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
