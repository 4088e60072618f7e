package org.sylos.adapter.spectra.internal.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.SpectraStoreException;
import org.sylos.adapter.spectra.config.SpectraStoreException.Reason;

/**
 * Says what DuckDB reports so that a person knows what to do. The driver gives no error codes, so its messages decide; tests
 * make DuckDB produce them.
 */
final class SqlTroubles {
    private static final Pattern HOLDER = Pattern.compile("held in (.+?) \\(PID (\\d+)\\)");

    private SqlTroubles() {}

    static SpectraStoreException translate(SQLException e, Path file) {
        String text = message(e).toLowerCase(Locale.ROOT);
        if (has(text, "could not set lock on file", "being used by another process")) {
            return inUse(e, file);
        }
        if (has(text, "no space left", "disk quota exceeded", "file too large", "not enough space")) {
            return new SpectraStoreException(
                    Reason.NO_SPACE,
                    "there is no room left to write the Spectra store " + file + ": " + firstLine(e),
                    "free some space and open it again; what was reported as done is in it",
                    e);
        }
        if (has(text, "not a valid duckdb database file")) {
            return foreign(file, e);
        }
        if (has(text, "but we can only read", "newer version of duckdb")) {
            return newer(file, "a newer version of DuckDB", e);
        }
        if (has(
                text,
                "corrupt",
                "could not read enough bytes",
                "wal file",
                "this wal was created",
                "serialization error")) {
            return damaged(file, firstLine(e), e);
        }
        return new SpectraStoreException(
                Reason.IO, "the Spectra store " + file + " could not be read or written: " + firstLine(e), null, e);
    }

    /** Whether a statement names a table or column that is not there. */
    static boolean isUnknownName(SQLException e) {
        return message(e).startsWith("Catalog Error") || message(e).startsWith("Binder Error");
    }

    static SpectraStoreException foreign(Path file, @Nullable Exception e) {
        return new SpectraStoreException(
                Reason.FOREIGN,
                "the file " + file + " is not a Spectra store",
                "choose another place, or move the file away",
                e);
    }

    static SpectraStoreException newer(Path file, String by, @Nullable Exception e) {
        return new SpectraStoreException(
                Reason.NEWER_VERSION,
                "the Spectra store " + file + " was written by " + by,
                "use the version of Sylos that wrote it, or a later one",
                e);
    }

    static SpectraStoreException damaged(Path file, String what, @Nullable Exception e) {
        return new SpectraStoreException(
                Reason.DAMAGED,
                "the Spectra store " + file + " is damaged: " + what,
                "restore it with its .wal file from a copy, or delete both to begin with the generated tree",
                e);
    }

    static SpectraStoreException inUseHere(Path file) {
        return new SpectraStoreException(
                Reason.IN_USE,
                "the Spectra store " + file + " is in use by this process (PID "
                        + ProcessHandle.current().pid() + ") with another configuration",
                "close it where it is open, or use the same configuration",
                null);
    }

    private static SpectraStoreException inUse(Exception e, Path file) {
        Matcher holder = HOLDER.matcher(message(e));
        String who = holder.find() ? "process " + holder.group(2) + " (" + holder.group(1) + ")" : "another process";
        return new SpectraStoreException(
                Reason.IN_USE,
                "the Spectra store " + file + " is in use by " + who,
                "wait until it ends, or stop it; without a store any number of processes can use a configuration",
                e);
    }

    private static boolean has(String text, String... parts) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
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
