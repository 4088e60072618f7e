package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.TraversalStatus;

/**
 * Nodes on their way into a table, column by column. Used again and again, so that a batch leaves nothing behind to be cleared
 * away.
 */
final class NodeRows {
    /** So many rows are one group of DuckDB's storage. */
    static final int CAPACITY = 122_880;

    private static final int FIRST_CAPACITY = CAPACITY / 64;
    private static final int GROWTH = 4;

    long[] id = new long[FIRST_CAPACITY];
    long[] parentId = new long[FIRST_CAPACITY];
    int[] depth = new int[FIRST_CAPACITY];
    byte[] kind = new byte[FIRST_CAPACITY];
    String[] name = new String[FIRST_CAPACITY];
    long[] size = new long[FIRST_CAPACITY];

    long[] mtimeSeconds = new long[FIRST_CAPACITY];
    int[] mtimeNanos = new int[FIRST_CAPACITY];
    boolean[] timeless = new boolean[FIRST_CAPACITY];

    @Nullable
    String[] nativeId = new @Nullable String[FIRST_CAPACITY];

    @Nullable
    String[] linkTarget = new @Nullable String[FIRST_CAPACITY];

    @Nullable
    String[] path = new @Nullable String[FIRST_CAPACITY];

    boolean[] problem = new boolean[FIRST_CAPACITY];
    byte[] traversal = new byte[FIRST_CAPACITY];
    byte[] copy = new byte[FIRST_CAPACITY];

    private int count;

    int count() {
        return count;
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    /** Adds a row; there must be room. */
    void add(
            long nodeId,
            long folderId,
            int nodeDepth,
            @Nullable String nodePath,
            Entry entry,
            TraversalStatus traversalStatus,
            @Nullable CopyStatus copyStatus) {
        int row = count;
        if (row == id.length) {
            grow(Math.min(CAPACITY, row * GROWTH));
        }
        id[row] = nodeId;
        parentId[row] = folderId;
        depth[row] = nodeDepth;
        kind[row] = (byte) entry.kind().code();
        name[row] = Texts.encode(entry.name());
        size[row] = entry.size();
        Instant mtime = entry.mtime();
        timeless[row] = mtime == null;
        mtimeSeconds[row] = mtime == null ? 0 : mtime.getEpochSecond();
        mtimeNanos[row] = mtime == null ? 0 : mtime.getNano();
        nativeId[row] = Texts.encodeNullable(entry.nativeId());
        linkTarget[row] = Texts.encodeNullable(entry.linkTarget());
        path[row] = Texts.encodeNullable(nodePath);
        problem[row] = entry.problem() != null;
        traversal[row] = (byte) traversalStatus.code();
        copy[row] = (byte) (copyStatus == null ? 0 : copyStatus.code());
        count = row + 1;
    }

    private void grow(int capacity) {
        id = Arrays.copyOf(id, capacity);
        parentId = Arrays.copyOf(parentId, capacity);
        depth = Arrays.copyOf(depth, capacity);
        kind = Arrays.copyOf(kind, capacity);
        name = Arrays.copyOf(name, capacity);
        size = Arrays.copyOf(size, capacity);
        mtimeSeconds = Arrays.copyOf(mtimeSeconds, capacity);
        mtimeNanos = Arrays.copyOf(mtimeNanos, capacity);
        timeless = Arrays.copyOf(timeless, capacity);
        nativeId = Arrays.copyOf(nativeId, capacity);
        linkTarget = Arrays.copyOf(linkTarget, capacity);
        path = Arrays.copyOf(path, capacity);
        problem = Arrays.copyOf(problem, capacity);
        traversal = Arrays.copyOf(traversal, capacity);
        copy = Arrays.copyOf(copy, capacity);
    }

    /** Inserts the rows, each with a statement of its own that is kept for others like it: for very few rows. */
    void insertInto(Session session, String table) throws SQLException {
        for (int i = 0; i < count; i++) {
            List<Object> arguments = new ArrayList<>();
            String values = String.join(
                    ", ",
                    placed(id[i], arguments),
                    placed(parentId[i], arguments),
                    placed(depth[i], arguments),
                    String.valueOf(kind[i]),
                    placed(name[i], arguments),
                    placed(size[i], arguments),
                    placed(timeless[i] ? null : mtimeSeconds[i], arguments),
                    placed(timeless[i] ? null : mtimeNanos[i], arguments),
                    placed(nativeId[i], arguments),
                    placed(linkTarget[i], arguments),
                    placed(path[i], arguments),
                    String.valueOf(problem[i]),
                    String.valueOf(traversal[i]),
                    String.valueOf(copy[i]));
            session.updateEncoded("INSERT INTO " + table + " VALUES (" + values + ")", arguments);
        }
    }

    /** Null stands in the text: as an argument it would be of another type than the column. */
    private static String placed(@Nullable Object value, List<Object> arguments) {
        if (value == null) {
            return "NULL";
        }
        arguments.add(value);
        return "?";
    }

    /** Appends the rows one by one. */
    void writeTo(RowWriter rows) throws SQLException {
        for (int i = 0; i < count; i++) {
            rows.begin()
                    .number(id[i])
                    .number(parentId[i])
                    .integer(depth[i])
                    .code(kind[i])
                    .encoded(name[i])
                    .number(size[i])
                    .time(timeless[i] ? null : Instant.ofEpochSecond(mtimeSeconds[i], mtimeNanos[i]))
                    .encoded(nativeId[i])
                    .encoded(linkTarget[i])
                    .encoded(path[i])
                    .flag(problem[i])
                    .code(traversal[i])
                    .code(copy[i])
                    .end();
        }
    }

    /** Forgets the rows, and lets go what they held. */
    void clear() {
        Arrays.fill(name, 0, count, "");
        Arrays.fill(nativeId, 0, count, null);
        Arrays.fill(linkTarget, 0, count, null);
        Arrays.fill(path, 0, count, null);
        count = 0;
    }
}
