package org.sylos.storage.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/**
 * Says in the words of the interface what DuckDB reports. The driver gives no error codes, so its messages decide; tests make
 * DuckDB produce each of them.
 */
final class Troubles {
    private static final Pattern HOLDER = Pattern.compile("held in (.+?) \\(PID (\\d+)\\)");

    private Troubles() {}

    /** Whether DuckDB gave the database up: only opening it anew helps. */
    static boolean gaveUp(SQLException e) {
        return message(e).contains("has been invalidated");
    }

    /** Whether a statement names a table or column that is not there. */
    static boolean isUnknownName(SQLException e) {
        return message(e).startsWith("Catalog Error") || message(e).startsWith("Binder Error");
    }

    /** Whether a checkpoint must wait for other transactions. */
    static boolean checkpointMustWait(SQLException e) {
        return message(e).contains("Cannot CHECKPOINT");
    }

    static StoreException translate(SQLException e, Path database) {
        return of(reason(message(e)), e, database);
    }

    static StoreException of(Reason reason, Exception e, Path database) {
        return switch (reason) {
            case IN_USE -> inUse(e, database);
            case FOREIGN -> foreign(database, e);
            case NEWER_VERSION -> newer(database, "a newer version of DuckDB", e);
            case DAMAGED -> damaged(database, firstLine(e), e);
            case NO_SPACE ->
                new StoreException(
                        reason,
                        "there is no room left to write the database " + database + ": " + firstLine(e),
                        "free some space, then resume; what was recorded before is safe",
                        e);
            default ->
                new StoreException(
                        Reason.IO,
                        "the database " + database + " could not be read or written: " + firstLine(e),
                        message(e).contains("Out of Memory")
                                ? "give it more memory with the setting '" + Settings.MEMORY.name() + "'"
                                : null,
                        e);
        };
    }

    private static Reason reason(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (has(text, "could not set lock on file", "being used by another process")) {
            return Reason.IN_USE;
        }
        if (has(
                text,
                "no space left",
                "disk quota exceeded",
                "file too large",
                "not enough space",
                "max_temp_directory")) {
            return Reason.NO_SPACE;
        }
        if (has(text, "not a valid duckdb database file")) {
            return Reason.FOREIGN;
        }
        if (has(text, "but we can only read", "newer version of duckdb")) {
            return Reason.NEWER_VERSION;
        }
        if (has(
                text,
                "corrupt",
                "could not read enough bytes",
                "wal file",
                "this wal was created",
                "serialization error")) {
            return Reason.DAMAGED;
        }
        return Reason.IO;
    }

    private static boolean has(String text, String... parts) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static StoreException inUse(Exception e, Path database) {
        Matcher holder = HOLDER.matcher(message(e));
        String who = holder.find() ? "process " + holder.group(2) + " (" + holder.group(1) + ")" : "another process";
        return new StoreException(
                Reason.IN_USE,
                "the database " + database + " is in use by " + who,
                "wait until it ends, or stop it; ask it for the state while it runs",
                e);
    }

    static StoreException foreign(Path database, @Nullable Exception e) {
        return new StoreException(
                Reason.FOREIGN,
                "the file " + database + " is not a database of Sylos",
                "choose another place, or move the file away",
                e);
    }

    static StoreException newer(Path database, String by, @Nullable Exception e) {
        return new StoreException(
                Reason.NEWER_VERSION,
                "the database " + database + " was written by " + by,
                "use the version of Sylos that wrote it, or a later one",
                e);
    }

    /** Layout 1 was never part of a release, and its node ids mean something else. */
    static StoreException older(Path database, long version) {
        return new StoreException(
                Reason.FOREIGN,
                "the database " + database
                        + " was written by a version of Sylos from before the first release (its layout has"
                        + " the number " + version + ", this version knows " + Schema.VERSION + ")",
                "delete the migration and discover again",
                null);
    }

    static StoreException damaged(Path database, String what, @Nullable Exception e) {
        return new StoreException(
                Reason.DAMAGED,
                "the database " + database + " is damaged: " + what,
                "restore it with its .wal file from a copy, or delete the migration and discover again",
                e);
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    /** DuckDB adds advice for people who write SQL on further lines. */
    private static String firstLine(Exception e) {
        String line = message(e).lines().findFirst().orElse("").strip();
        int advice = line.indexOf(" See also http");
        return advice < 0 ? line : line.substring(0, advice);
    }
}
