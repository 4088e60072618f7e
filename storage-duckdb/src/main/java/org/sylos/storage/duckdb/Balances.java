package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Tally;

/** Where the source nodes of this pass, and of the ones before, ended. */
final class Balances {
    private Balances() {}

    static Balance present(Session session) throws SQLException {
        int pass = (int) session.number("SELECT coalesce(max(pass), 1) FROM migration");
        Map<Integer, Tally> parts = new HashMap<>();
        session.list("""
                SELECT CASE WHEN traversal = 4 OR copy = 0 OR copy >= 16 THEN 5
                            WHEN traversal = 3 OR copy = 4 THEN 4 ELSE copy END AS standing,
                       count(*), sum(size)::BIGINT
                FROM src_node GROUP BY standing
                """, row -> parts.put(row.integer(1), new Tally(row.number(2), row.number(3))));
        Tally total = session.one(
                "SELECT count(*), coalesce(sum(size), 0)::BIGINT FROM src_node",
                row -> new Tally(row.number(1), row.number(2)));
        return new Balance(
                pass,
                total,
                part(parts, CopyStatus.SUCCESSFUL),
                part(parts, CopyStatus.ALREADY_EXISTS),
                part(parts, CopyStatus.EXCLUDED_EXPLICIT),
                part(parts, CopyStatus.FAILED),
                part(parts, CopyStatus.DRIFTED),
                part(parts, CopyStatus.PENDING));
    }

    private static Tally part(Map<Integer, Tally> parts, CopyStatus status) {
        return parts.getOrDefault(status.code(), Tally.ZERO);
    }

    static void keep(Session session, Balance balance) throws SQLException {
        try (RowWriter rows = session.append("past_pass")) {
            rows.begin().integer(balance.pass());
            for (Tally part : List.of(
                    balance.total(),
                    balance.copied(),
                    balance.existing(),
                    balance.excluded(),
                    balance.failed(),
                    balance.drifted(),
                    balance.pending())) {
                rows.number(part.nodes()).number(part.bytes());
            }
            rows.end();
        }
    }

    static List<Balance> past(Session session) throws SQLException {
        return session.list(
                "SELECT * FROM past_pass ORDER BY pass",
                row -> new Balance(
                        row.integer(1),
                        tally(row, 2),
                        tally(row, 4),
                        tally(row, 6),
                        tally(row, 8),
                        tally(row, 10),
                        tally(row, 12),
                        tally(row, 14)));
    }

    private static Tally tally(Row row, int column) throws SQLException {
        return new Tally(row.number(column), row.number(column + 1));
    }
}
