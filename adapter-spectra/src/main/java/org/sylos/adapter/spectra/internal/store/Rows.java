package org.sylos.adapter.spectra.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.internal.content.Content;
import org.sylos.adapter.spectra.internal.world.FileState;
import org.sylos.adapter.spectra.internal.world.Remembered;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;

/** Steps as rows of the table {@code change}. The numbers of kinds and contents are persisted and never change. */
final class Rows {
    private static final int FOLDER = 1;
    private static final int FILE = 2;
    private static final int GONE = 3;
    private static final int FORGOTTEN = 4;
    private static final int AGAIN = 5;
    private static final int FOLDER_TIME = 6;
    private static final int FILE_TIME = 7;
    private static final int RESET = 8;

    private static final int NO_CONTENT = 0;
    private static final int GENERATED = 1;
    private static final int TINY = 2;
    private static final int KEPT = 3;
    private static final int DIGESTED = 4;

    /** The columns that {@link #read} expects, in its order. */
    static final String COLUMNS = "world, kind, folder, name, other_folder, other_name, key, depth, mtime_seconds,"
            + " mtime_nanos, size, content, crc32c, sha256";

    private final DuckDBAppender appender;

    Rows(DuckDBAppender appender) {
        this.appender = appender;
    }

    /**
     * Appends a step.
     *
     * @param content number of the bytes that are kept of it, if any are
     */
    void append(long sequence, String world, Remembered step, long content) throws SQLException {
        appender.beginRow();
        appender.append(sequence).append(world);
        if (step instanceof Remembered.Folder folder) {
            names(FOLDER, folder.parent(), folder.name(), folder.id(), "");
            appender.append(folder.key()).append(folder.depth());
            time(folder.mtime());
            noContent();
        } else if (step instanceof Remembered.File file) {
            names(FILE, file.parent(), file.name(), 0, "");
            file(file.state(), content);
        } else if (step instanceof Remembered.Gone gone) {
            plain(GONE, gone.parent(), gone.name(), 0, "");
        } else if (step instanceof Remembered.Forgotten forgotten) {
            plain(FORGOTTEN, forgotten.parent(), forgotten.name(), 0, "");
        } else if (step instanceof Remembered.Again again) {
            plain(AGAIN, again.parent(), again.name(), again.newParent(), again.newName());
        } else if (step instanceof Remembered.FolderTime time) {
            timed(FOLDER_TIME, time.id(), "", time.mtime());
        } else if (step instanceof Remembered.FileTime time) {
            timed(FILE_TIME, time.parent(), time.name(), time.mtime());
        } else {
            plain(RESET, 0, "", 0, "");
        }
        appender.endRow();
    }

    private void names(int kind, long folder, String name, long otherFolder, String otherName) throws SQLException {
        appender.append((byte) kind)
                .append(folder)
                .append(Texts.encode(name))
                .append(otherFolder)
                .append(Texts.encode(otherName));
    }

    private void plain(int kind, long folder, String name, long otherFolder, String otherName) throws SQLException {
        names(kind, folder, name, otherFolder, otherName);
        appender.append(0L).append(0).appendNull().appendNull();
        noContent();
    }

    private void timed(int kind, long folder, String name, Instant mtime) throws SQLException {
        names(kind, folder, name, 0, "");
        appender.append(0L).append(0);
        time(mtime);
        noContent();
    }

    private void noContent() throws SQLException {
        appender.append(0L).append((byte) NO_CONTENT).appendNull().appendNull();
    }

    private void time(@Nullable Instant time) throws SQLException {
        if (time == null) {
            appender.appendNull().appendNull();
        } else {
            appender.append(time.getEpochSecond()).append(time.getNano());
        }
    }

    private void file(FileState state, long kept) throws SQLException {
        Content content = state.content();
        int kind;
        long key = 0;
        if (content instanceof Content.Generated generated) {
            kind = GENERATED;
            key = generated.key();
        } else if (content instanceof Content.Tiny tiny) {
            kind = TINY;
            key = tiny.bits();
        } else if (content instanceof Content.Kept) {
            kind = KEPT;
            key = kept;
        } else {
            kind = DIGESTED;
        }
        appender.append(key).append(0).append(state.mtimeSecond()).append(state.mtimeNano());
        appender.append(state.size()).append((byte) kind);
        if (content instanceof Content.Forgotten forgotten) {
            appender.append(forgotten.crc32c().hex()).append(forgotten.sha256().hex());
        } else {
            appender.appendNull().appendNull();
        }
    }

    /** The world that the present row is about. */
    static String world(ResultSet row) throws SQLException {
        return row.getString(1);
    }

    /**
     * The step that the present row says.
     *
     * @param chunks bytes that are kept, by their number
     */
    static Remembered read(ResultSet row, Map<Long, Content.Kept> chunks) throws SQLException {
        long folder = row.getLong(3);
        String name = Texts.decode(row.getString(4));
        long other = row.getLong(5);
        return switch (row.getInt(2)) {
            case FOLDER -> new Remembered.Folder(folder, name, other, row.getLong(7), row.getInt(8), time(row));
            case FILE -> new Remembered.File(folder, name, state(row, chunks));
            case GONE -> new Remembered.Gone(folder, name);
            case FORGOTTEN -> new Remembered.Forgotten(folder, name);
            case AGAIN -> new Remembered.Again(folder, name, other, Texts.decode(row.getString(6)));
            case FOLDER_TIME -> new Remembered.FolderTime(folder, requireTime(row));
            case FILE_TIME -> new Remembered.FileTime(folder, name, requireTime(row));
            case RESET -> new Remembered.Reset();
            default -> throw new SQLException("corrupt: there is no kind of change " + row.getInt(2));
        };
    }

    private static FileState state(ResultSet row, Map<Long, Content.Kept> chunks) throws SQLException {
        long key = row.getLong(7);
        Content content = switch (row.getInt(12)) {
            case GENERATED -> new Content.Generated(key);
            case TINY -> new Content.Tiny(key);
            // A file that is empty of bytes kept has no row of them.
            case KEPT -> chunks.computeIfAbsent(key, none -> new Content.Kept(List.of()));
            case DIGESTED ->
                new Content.Forgotten(
                        new Checksum(ChecksumAlgorithm.CRC32C, row.getString(13)),
                        new Checksum(ChecksumAlgorithm.SHA256, row.getString(14)));
            default -> throw new SQLException("corrupt: there is no kind of content " + row.getInt(12));
        };
        return FileState.of(content, row.getLong(11), requireTime(row));
    }

    private static Instant requireTime(ResultSet row) throws SQLException {
        Instant time = time(row);
        if (time == null) {
            throw new SQLException("corrupt: a change has no time");
        }
        return time;
    }

    private static @Nullable Instant time(ResultSet row) throws SQLException {
        long seconds = row.getLong(9);
        return row.wasNull() ? null : Instant.ofEpochSecond(seconds, row.getInt(10));
    }
}
