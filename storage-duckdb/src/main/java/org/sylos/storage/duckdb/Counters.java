package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.Tally;

/** Counts what there is in a scope. */
final class Counters {
    private static final String FAILED = "(n.traversal = 3 OR n.copy IN (4, 7))";

    private final Session session;
    private final ReviewScope scope;

    Counters(Session session, ReviewScope scope) {
        this.session = session;
        this.scope = scope;
    }

    ReviewCounters count() throws SQLException {
        return source().plus(destination());
    }

    private ReviewCounters source() throws SQLException {
        String sql = """
                SELECT count(*), coalesce(sum(n.size), 0)::BIGINT, count(*) FILTER (n.kind = 1), count(*) FILTER (n.kind = 2),
                       count(*) FILTER (n.copy & 15 <> 3), count(*) FILTER (n.copy = 1),
                       coalesce(sum(n.size) FILTER (n.copy = 1), 0)::BIGINT, count(*) FILTER (n.copy = 0 OR n.copy >= 16),
                       count(*) FILTER (n.copy >= 16), coalesce(sum(n.size) FILTER (n.copy >= 16), 0)::BIGINT,
                       count(*) FILTER ({failed})
                FROM src_node n WHERE {scope}
                """.replace("{failed}", FAILED).replace("{scope}", scope.where(Side.SRC));
        ReviewCounters found = session.one(
                sql,
                row -> new ReviewCounters(
                        new Tally(row.number(1), row.number(2)),
                        row.number(3),
                        row.number(4),
                        0,
                        row.number(5),
                        new Tally(row.number(6), row.number(7)),
                        row.number(8),
                        new Tally(row.number(9), row.number(10)),
                        row.number(11)),
                arguments(Side.SRC));
        // What is there already is paired; of the others some may be.
        long paired = found.missingOnDst() == 0
                ? 0
                : session.number(
                        "SELECT count(*) FROM pair p WHERE p.src_id IN (SELECT n.id FROM src_node n WHERE "
                                + scope.where(Side.SRC) + " AND n.copy & 15 <> 3)",
                        arguments(Side.SRC));
        return new ReviewCounters(
                found.all(),
                found.folders(),
                found.files(),
                0,
                found.missingOnDst() - paired,
                found.toCopy(),
                found.excluded(),
                found.excludedByHand(),
                found.failed() + failedPartners());
    }

    /** Nodes that did not fail themselves and whose partners did; few at most. */
    private long failedPartners() throws SQLException {
        String failed = "SELECT p.src_id FROM dst_node d JOIN pair p ON p.dst_id = d.id WHERE d.traversal = 3";
        return session.number("SELECT count(*) FROM dst_node WHERE traversal = 3 AND NOT problem") == 0
                ? 0
                : session.number(
                        "SELECT count(*) FROM src_node n WHERE " + scope.where(Side.SRC) + " AND NOT " + FAILED
                                + " AND n.id IN (" + failed + ")",
                        arguments(Side.SRC));
    }

    private ReviewCounters destination() throws SQLException {
        return session.one(
                """
                SELECT count(*), coalesce(sum(n.size), 0)::BIGINT, count(*) FILTER (n.kind = 1), count(*) FILTER (n.kind = 2),
                       count(*) FILTER (n.traversal = 3)
                FROM dst_node n WHERE {scope}
                """.replace("{scope}", scope.where(Side.DST)),
                row -> new ReviewCounters(
                        new Tally(row.number(1), row.number(2)),
                        row.number(3),
                        row.number(4),
                        row.number(1),
                        0,
                        Tally.ZERO,
                        0,
                        Tally.ZERO,
                        row.number(5)),
                arguments(Side.DST));
    }

    private Object[] arguments(Side side) {
        List<Object> arguments = new ArrayList<>(scope.arguments(side));
        return arguments.toArray();
    }
}
