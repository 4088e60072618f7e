package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/** Gives many nodes new statuses with one statement: one for each would cost the hundredfold. */
final class StatusFold {
    /** Up to so many, statements of their own are quicker than the way through the staging table. */
    private static final int FEW = 2;

    private final String table;
    private final String key;
    private final String column;
    private final String present;
    private final String assigned;
    private final int expected;
    private final Map<Long, Integer> statuses = new HashMap<>();

    /**
     * @param table the nodes
     * @param column the status
     * @param expected the status that each of them must have until now
     */
    StatusFold(String table, String column, int expected) {
        this(table, "id", column, expected);
    }

    /** For a table whose rows are told apart by another column than {@code id}. */
    StatusFold(String table, String key, String column, int expected) {
        this(table, key, column, column, "{status}", expected);
    }

    private StatusFold(String table, String key, String column, String present, String assigned, int expected) {
        this.table = table;
        this.key = key;
        this.column = column;
        this.present = present;
        this.assigned = assigned;
        this.expected = expected;
    }

    /** For copy statuses of nodes that may be excluded by hand: the status beneath that changes. */
    static StatusFold beneathExclusions(int expected) {
        return new StatusFold(
                "src_node",
                "id",
                "copy",
                "(src_node.copy & 15)",
                "((src_node.copy & 48) | {status})::UTINYINT",
                expected);
    }

    void set(long id, int status) {
        if (statuses.put(id, status) != null) {
            throw illegal("the node " + id + " is given two outcomes at once");
        }
    }

    /** The statuses to be given, by node. */
    Map<Long, Integer> statuses() {
        return Map.copyOf(statuses);
    }

    boolean sets(long id) {
        return statuses.containsKey(id);
    }

    /**
     * Writes the statuses.
     *
     * @throws StoreException {@link Reason#ILLEGAL_STATE} when a node does not have the expected status
     */
    void apply(Session session) throws SQLException {
        long changed = statuses.size() <= FEW ? one(session) : all(session);
        if (changed != statuses.size()) {
            throw illegal((statuses.size() - changed) + " of " + statuses.size() + " outcomes are for nodes of " + table
                    + " that were not waiting for one");
        }
    }

    private long one(Session session) throws SQLException {
        long changed = 0;
        for (Map.Entry<Long, Integer> status : statuses.entrySet()) {
            String given = assigned.replace("{status}", String.valueOf(status.getValue()));
            changed += session.update(
                    "UPDATE " + table + " SET " + column + " = " + given + " WHERE " + key + " = ? AND " + present
                            + " = " + expected,
                    status.getKey());
        }
        return changed;
    }

    private long all(Session session) throws SQLException {
        long first = Long.MAX_VALUE;
        long last = 0;
        try (RowWriter rows = session.appendTemporary("staged_status")) {
            for (Map.Entry<Long, Integer> status : statuses.entrySet()) {
                first = Math.min(first, status.getKey());
                last = Math.max(last, status.getKey());
                rows.begin().number(status.getKey()).code(status.getValue()).end();
            }
        }
        String sql = """
                UPDATE {table} SET {column} = {changed} FROM staged_status s
                WHERE s.id = {table}.{key} AND {table}.{key} BETWEEN ? AND ? AND {present} = ?
                """.replace("{table}", table)
                .replace("{key}", key)
                .replace("{column}", column)
                .replace("{changed}", assigned.replace("{status}", "s.status"))
                .replace("{present}", present);
        long changed = session.update(sql, first, last, expected);
        session.update("DELETE FROM staged_status");
        return changed;
    }

    private static StoreException illegal(String message) {
        return new StoreException(Reason.ILLEGAL_STATE, message, null, null);
    }
}
