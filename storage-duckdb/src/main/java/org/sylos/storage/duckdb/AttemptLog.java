package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.AttemptRecord.Operation;

/** Writes the histories of nodes. Nodes that succeed at the first try have none, so that most calls have nothing to do. */
final class AttemptLog {
    private long nextSequence;

    /**
     * What happened to one node.
     *
     * @param id the node
     * @param failures tries that failed, oldest first
     * @param success when it succeeded after them, or null
     */
    record Tries(long id, List<Attempt> failures, @Nullable Instant success) {}

    AttemptLog(long nextSequence) {
        this.nextSequence = nextSequence;
    }

    /** Adds tries to the histories. A success is written only where failures came before it. */
    void add(Session session, Side side, Operation operation, List<Tries> all) throws SQLException {
        boolean first = nextSequence == 1;
        if (all.isEmpty()
                || (first && all.stream().allMatch(tries -> tries.failures().isEmpty()))) {
            return;
        }
        Map<Long, Integer> numbers = first ? new HashMap<>() : numbersSoFar(session, side, operation, all);
        try (RowWriter rows = session.append("attempt")) {
            for (Tries tries : all) {
                for (Attempt failure : tries.failures()) {
                    int number = numbers.merge(tries.id(), 1, Integer::sum);
                    begin(rows, side, tries.id(), operation, number, failure.at())
                            .code(failure.errorClass().code())
                            .text(failure.message())
                            .end();
                }
                if (tries.success() != null && numbers.containsKey(tries.id())) {
                    int number = numbers.merge(tries.id(), 1, Integer::sum);
                    begin(rows, side, tries.id(), operation, number, tries.success())
                            .none()
                            .none()
                            .end();
                }
            }
        }
    }

    private RowWriter begin(RowWriter rows, Side side, long id, Operation operation, int number, Instant at)
            throws SQLException {
        return rows.begin()
                .number(nextSequence++)
                .code(Nodes.code(side))
                .number(id)
                .code(operation.code())
                .integer(number)
                .time(at);
    }

    /** How many tries each of these nodes has had; those without any are not among them. */
    private static Map<Long, Integer> numbersSoFar(Session session, Side side, Operation operation, List<Tries> all)
            throws SQLException {
        Map<Long, Integer> numbers = new HashMap<>();
        session.list(
                """
                SELECT node_id, max(number) FROM attempt
                WHERE side = ? AND operation = ? AND node_id IN (SELECT unnest(?::BIGINT[])) GROUP BY node_id
                """,
                row -> numbers.put(row.number(1), row.integer(2)),
                Nodes.code(side),
                operation.code(),
                session.numbers(all.stream().map(Tries::id).toList()));
        return numbers;
    }

    /** Failed copies of pending nodes among some ids; those without any are not among them. */
    static Map<Long, Integer> failedCopies(Session session, Range srcIds) throws SQLException {
        Map<Long, Integer> tries = new HashMap<>();
        session.list(
                """
                SELECT a.node_id, count(*) FROM attempt a JOIN src_node s ON s.id = a.node_id
                WHERE a.side = ? AND a.operation = ? AND a.error_class IS NOT NULL AND a.node_id BETWEEN ? AND ?
                  AND s.id BETWEEN ? AND ? AND s.copy = 1
                GROUP BY a.node_id
                """,
                row -> tries.put(row.number(1), row.integer(2)),
                Nodes.code(Side.SRC),
                Operation.COPY.code(),
                srcIds.first(),
                srcIds.last(),
                srcIds.first(),
                srcIds.last());
        return tries;
    }

    /** Adds one failure to the history of each source node in the table {@code staged_failure}, and says how many. */
    long addStaged(Session session, Operation operation, Instant at) throws SQLException {
        long added = session.update(
                """
                INSERT INTO attempt
                SELECT ? + row_number() OVER (ORDER BY f.id), ?, f.id, ?, coalesce(p.number, 0) + 1, ?, ?, f.error_class,
                       f.message
                FROM staged_failure f
                LEFT JOIN (
                    SELECT node_id, max(number) AS number FROM attempt WHERE side = ? AND operation = ? GROUP BY node_id
                ) p ON p.node_id = f.id
                """,
                nextSequence - 1,
                Nodes.code(Side.SRC),
                operation.code(),
                at.getEpochSecond(),
                at.getNano(),
                Nodes.code(Side.SRC),
                operation.code());
        nextSequence += added;
        return added;
    }

    /** A history of one failure. */
    static Tries failed(long id, Instant at, ErrorClass errorClass, String message) {
        return new Tries(id, List.of(new Attempt(at, errorClass, message)), null);
    }
}
