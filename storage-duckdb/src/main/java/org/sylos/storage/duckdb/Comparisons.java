package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.Comparison;
import org.sylos.engine.api.storage.ComparisonOutcome;
import org.sylos.engine.api.storage.ComparisonOutcome.Result;
import org.sylos.engine.api.storage.CopyStatus;

/** Pairs of files that only their checksums can tell apart. */
final class Comparisons {
    private static final String PENDING = """
            WITH page AS MATERIALIZED (
                SELECT src_id, dst_id FROM pair WHERE src_id BETWEEN ? AND ? AND relation = 4 ORDER BY src_id LIMIT ?
            )
            SELECT s.id, child_path(f.path, s.name), s.native_id, child_path(g.path, d.name), d.native_id, s.size
            FROM page p
            JOIN src_node s ON s.id = p.src_id
            JOIN src_node f ON f.id = s.parent_id
            JOIN dst_node d ON d.id = p.dst_id
            JOIN dst_node g ON g.id = d.parent_id
            WHERE s.id BETWEEN ? AND ?
            ORDER BY s.id
            """;

    private Comparisons() {}

    static List<Comparison> pending(Session session, Ranges ids, int max) throws SQLException {
        return Windows.ascending(
                ids,
                max,
                (window, most) -> session.list(
                        PENDING,
                        row -> new Comparison(
                                row.number(1),
                                new NodeRef(row.requireText(2), row.text(3)),
                                new NodeRef(row.requireText(4), row.text(5)),
                                row.number(6)),
                        window.first(),
                        window.last(),
                        most,
                        window.first(),
                        window.last()));
    }

    static void record(Session session, AttemptLog attempts, List<ComparisonOutcome> outcomes, Instant now)
            throws SQLException {
        StatusFold relations = new StatusFold("pair", "src_id", "relation", Relation.AWAITING.code());
        StatusFold copies = StatusFold.beneathExclusions(CopyStatus.PENDING.code());
        List<AttemptLog.Tries> tries = new ArrayList<>();
        for (ComparisonOutcome outcome : outcomes) {
            decide(outcome, relations, copies);
            boolean decided = outcome.result() != Result.FAILED && outcome.result() != Result.RETRY;
            tries.add(new AttemptLog.Tries(outcome.srcId(), outcome.failures(), decided ? now : null));
        }
        relations.apply(session);
        copies.apply(session);
        attempts.add(session, Side.SRC, Operation.COMPARE, tries);
    }

    private static void decide(ComparisonOutcome outcome, StatusFold relations, StatusFold copies) {
        long id = outcome.srcId();
        switch (outcome.result()) {
            case EQUAL -> {
                relations.set(id, Relation.CURRENT.code());
                copies.set(id, CopyStatus.ALREADY_EXISTS.code());
            }
            case DIFFERENT -> relations.set(id, Relation.DIFFERENT.code());
            case INCOMPARABLE -> relations.set(id, Relation.INCOMPARABLE.code());
            case FAILED -> {
                relations.set(id, Relation.DIFFERENT.code());
                copies.set(id, CopyStatus.FAILED.code());
            }
            case RETRY -> {}
        }
    }
}
