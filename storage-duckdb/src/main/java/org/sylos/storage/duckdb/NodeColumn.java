package org.sylos.storage.duckdb;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** A column of {@link NodeRows}, as DuckDB reads it. In the order of the columns of the table. */
enum NodeColumn {
    ID(DuckDBColumnType.BIGINT),
    PARENT_ID(DuckDBColumnType.BIGINT),
    DEPTH(DuckDBColumnType.INTEGER),
    KIND(DuckDBColumnType.TINYINT),
    NAME(DuckDBColumnType.VARCHAR),
    SIZE(DuckDBColumnType.BIGINT),
    MTIME_SECONDS(DuckDBColumnType.BIGINT),
    MTIME_NANOS(DuckDBColumnType.INTEGER),
    NATIVE_ID(DuckDBColumnType.VARCHAR),
    LINK_TARGET(DuckDBColumnType.VARCHAR),
    PATH(DuckDBColumnType.VARCHAR),
    PROBLEM(DuckDBColumnType.BOOLEAN),
    TRAVERSAL(DuckDBColumnType.TINYINT),
    COPY(DuckDBColumnType.TINYINT);

    static final List<NodeColumn> ALL = List.of(values());

    private final DuckDBColumnType type;

    NodeColumn(DuckDBColumnType type) {
        this.type = type;
    }

    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    DuckDBColumnType type() {
        return type;
    }

    /**
     * What a statement that reads the rows is to say for this column; most batches have the same value in many a column, which
     * then need not be handed over row by row.
     *
     * @param arguments gets what the expression has question marks for
     */
    String expression(NodeRows rows, List<Object> arguments) {
        int count = rows.count();
        return switch (this) {
            case ID ->
                rows.id[count - 1] - rows.id[0] == count - 1
                        ? argument("? + row_number() OVER ()", rows.id[0] - 1, arguments)
                        : sqlName();
            case DEPTH ->
                IntStream.range(1, count).allMatch(i -> rows.depth[i] == rows.depth[0])
                        ? argument("?::INTEGER", rows.depth[0], arguments)
                        : sqlName();
            case KIND -> same(rows.kind, count, arguments);
            case TRAVERSAL -> same(rows.traversal, count, arguments);
            case COPY -> same(rows.copy, count, arguments);
            case PROBLEM -> any(rows.problem, count) ? sqlName() : "false";
            case NATIVE_ID -> some(rows.nativeId, count);
            case LINK_TARGET -> some(rows.linkTarget, count);
            case PATH -> some(rows.path, count);
            case PARENT_ID, NAME, SIZE, MTIME_SECONDS, MTIME_NANOS -> sqlName();
        };
    }

    private static String argument(String expression, Object value, List<Object> arguments) {
        arguments.add(value);
        return expression;
    }

    private String same(byte[] values, int count, List<Object> arguments) {
        for (int i = 1; i < count; i++) {
            if (values[i] != values[0]) {
                return sqlName();
            }
        }
        return argument("?::TINYINT", values[0], arguments);
    }

    private String some(@Nullable String[] values, int count) {
        return Arrays.stream(values, 0, count).allMatch(Objects::isNull) ? "NULL" : sqlName();
    }

    private static boolean any(boolean[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (values[i]) {
                return true;
            }
        }
        return false;
    }

    /** Puts some rows' values into a vector, from its beginning on. */
    void fill(NodeRows rows, int from, int count, DuckDBWritableVector to) {
        switch (this) {
            case ID -> longs(rows.id, from, count, to);
            case PARENT_ID -> longs(rows.parentId, from, count, to);
            case DEPTH -> ints(rows.depth, from, count, to);
            case KIND -> bytes(rows.kind, from, count, to);
            case NAME -> texts(rows.name, from, count, to);
            case SIZE -> longs(rows.size, from, count, to);
            case MTIME_SECONDS -> {
                longs(rows.mtimeSeconds, from, count, to);
                empty(rows.timeless, from, count, to);
            }
            case MTIME_NANOS -> {
                ints(rows.mtimeNanos, from, count, to);
                empty(rows.timeless, from, count, to);
            }
            case NATIVE_ID -> texts(rows.nativeId, from, count, to);
            case LINK_TARGET -> texts(rows.linkTarget, from, count, to);
            case PATH -> texts(rows.path, from, count, to);
            case PROBLEM -> {
                for (int i = 0; i < count; i++) {
                    to.setBoolean(i, rows.problem[from + i]);
                }
            }
            case TRAVERSAL -> bytes(rows.traversal, from, count, to);
            case COPY -> bytes(rows.copy, from, count, to);
        }
    }

    private static void longs(long[] values, int from, int count, DuckDBWritableVector to) {
        for (int i = 0; i < count; i++) {
            to.setLong(i, values[from + i]);
        }
    }

    private static void ints(int[] values, int from, int count, DuckDBWritableVector to) {
        for (int i = 0; i < count; i++) {
            to.setInt(i, values[from + i]);
        }
    }

    private static void bytes(byte[] values, int from, int count, DuckDBWritableVector to) {
        for (int i = 0; i < count; i++) {
            to.setByte(i, values[from + i]);
        }
    }

    private static void empty(boolean[] missing, int from, int count, DuckDBWritableVector to) {
        for (int i = 0; i < count; i++) {
            if (missing[from + i]) {
                to.setNull(i);
            }
        }
    }

    /** All at once: each text by itself would be a call into native code. */
    private static void texts(@Nullable String[] values, int from, int count, DuckDBWritableVector to) {
        to.setStrings(0, Arrays.copyOfRange(values, from, from + count));
    }
}
