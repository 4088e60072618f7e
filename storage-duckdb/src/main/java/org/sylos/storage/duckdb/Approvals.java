package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.Tally;

/** Which plans were let through. */
final class Approvals {
    private Approvals() {}

    static void add(Session session, PlanApproval approval) throws SQLException {
        Instant at = approval.at();
        long sequence = session.number("SELECT coalesce(max(sequence), 0) + 1 FROM approval");
        session.update(
                "INSERT INTO approval VALUES (?, ?, ?, ?, ?, ?, ?)",
                sequence,
                approval.pass(),
                at.getEpochSecond(),
                at.getNano(),
                approval.user(),
                approval.started(),
                approval.digest());
        for (Map.Entry<PlanAction, Tally> total : approval.totals().entrySet()) {
            session.update(
                    "INSERT INTO approval_total VALUES (?, ?, ?, ?)",
                    sequence,
                    total.getKey().label(),
                    total.getValue().nodes(),
                    total.getValue().bytes());
        }
    }

    static Optional<PlanApproval> latest(Session session) throws SQLException {
        Map<PlanAction, Tally> totals = new EnumMap<>(PlanAction.class);
        session.list(
                "SELECT action, nodes, bytes FROM approval_total WHERE sequence = (SELECT max(sequence) FROM approval)",
                row -> totals.put(action(row.requireText(1)), new Tally(row.number(2), row.number(3))));
        return session.first(
                """
                SELECT at_seconds, at_nanos, user_name, pass, started, digest FROM approval ORDER BY sequence DESC LIMIT 1
                """,
                row -> new PlanApproval(
                        row.requireTime(1),
                        row.requireText(3),
                        row.integer(4),
                        row.flag(5),
                        row.requireText(6),
                        totals));
    }

    private static PlanAction action(String label) throws SQLException {
        for (PlanAction action : PlanAction.values()) {
            if (action.label().equals(label)) {
                return action;
            }
        }
        throw new SQLException("Corrupt approval: no action is called " + label);
    }
}
