package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.Tally;

/** What a copy would do: which nodes each action is for, and the totals. */
final class Plans {
    private static final String PAIRED = "n.id IN (SELECT src_id FROM pair WHERE relation >= 3)";

    private Plans() {}

    /** Which nodes an action is for, as a condition on the alias {@code n}: of DST for {@code DST_ONLY}, else of SRC. */
    static String which(PlanAction action) {
        return switch (action) {
            case CREATE_FOLDER -> "n.copy = 1 AND n.kind = 1";
            case CREATE_FILE -> "n.copy = 1 AND n.kind <> 1 AND NOT " + PAIRED;
            case OVERWRITE -> "n.copy = 1 AND n.kind <> 1 AND " + PAIRED;
            case KEEP -> "n.copy IN (2, 3)";
            case EXCLUDE -> "n.copy = 0 OR n.copy >= 16";
            case FAIL -> "n.copy IN (4, 7)";
            case DST_ONLY -> "n.traversal = 5";
        };
    }

    static PlanSummary summary(Session session) throws SQLException {
        Map<PlanAction, Tally> actions = new EnumMap<>(PlanAction.class);
        Extremes extremes = new Extremes();
        session.list(
                "SELECT n.copy, n.kind = 1, n.copy = 1 AND n.kind <> 1 AND " + PAIRED + " AS paired, count(*),"
                        + " sum(n.size)::BIGINT, max(n.depth), count(*) FILTER (n.traversal = 3 OR n.copy IN (4, 7))"
                        + " FROM src_node n GROUP BY ALL",
                row -> {
                    extremes.deepest = Math.max(extremes.deepest, row.integer(6));
                    extremes.failed += row.number(7);
                    if (row.integer(1) >= CopyCodes.EXPLICIT) {
                        extremes.byHand = extremes.byHand.plus(new Tally(row.number(4), row.number(5)));
                    }
                    return actions.merge(
                            action(row.integer(1), row.flag(2), row.flag(3)),
                            new Tally(row.number(4), row.number(5)),
                            Tally::plus);
                });
        Tally dstOnly = session.one(
                "SELECT count(*) FILTER (traversal = 5), coalesce(sum(size) FILTER (traversal = 5), 0)::BIGINT,"
                        + " count(*) FILTER (traversal = 3) FROM dst_node",
                row -> {
                    extremes.failed += row.number(3);
                    return new Tally(row.number(1), row.number(2));
                });
        if (dstOnly.nodes() > 0) {
            actions.put(PlanAction.DST_ONLY, dstOnly);
        }
        return new PlanSummary(
                actions,
                extremes.failed == 0 ? Map.of() : failures(session),
                extremes.byHand,
                actions.containsKey(PlanAction.EXCLUDE) ? unsupported(session) : 0,
                session.number("SELECT count(*) FROM pair p JOIN src_node s ON s.id = p.src_id"
                        + " WHERE p.relation = 5 AND s.copy = 1"),
                extremes.deepest);
    }

    /** What the one look at all nodes finds out beside the tallies; most plans then need no further look. */
    private static final class Extremes {
        int deepest;
        long failed;
        Tally byHand = Tally.ZERO;
    }

    private static long unsupported(Session session) throws SQLException {
        return session.number("SELECT count(*) FROM exclusion WHERE rule = ?", NodeWriter.UNSUPPORTED);
    }

    /** Rejected nodes by rule. */
    static Map<String, Tally> rejections(Session session) throws SQLException {
        Map<String, Tally> rejections = new TreeMap<>();
        session.list(
                "SELECT x.rule, count(*), sum(n.size)::BIGINT FROM exclusion x JOIN src_node n ON n.id = x.node_id"
                        + " GROUP BY x.rule",
                row -> rejections.put(row.text(1), new Tally(row.number(2), row.number(3))));
        return rejections;
    }

    private static PlanAction action(int copy, boolean folder, boolean paired) {
        return switch (copy) {
            case 1 -> folder ? PlanAction.CREATE_FOLDER : paired ? PlanAction.OVERWRITE : PlanAction.CREATE_FILE;
            case 2, 3 -> PlanAction.KEEP;
            case 4, 7 -> PlanAction.FAIL;
            default -> PlanAction.EXCLUDE;
        };
    }

    /** Failed nodes of both sides by the class of the failure that their status stands for. */
    private static Map<ErrorClass, Long> failures(Session session) throws SQLException {
        Map<ErrorClass, Long> failures = new HashMap<>();
        session.list(
                """
                SELECT CASE WHEN n.copied THEN a.of_copy.error_class ELSE a.of_listing.error_class END AS class, count(*)
                FROM (
                    SELECT side, node_id, {copied} AS of_copy, {listed} AS of_listing FROM attempt GROUP BY side, node_id
                ) a JOIN (
                    SELECT 1 AS side, id, copy IN (4, 7) AS copied FROM src_node WHERE traversal = 3 OR copy IN (4, 7)
                    UNION ALL SELECT 2, id, false FROM dst_node WHERE traversal = 3
                ) n ON n.side = a.side AND n.id = a.node_id
                GROUP BY class
                """.replace("{copied}", LatestFailure.OF_COPY).replace("{listed}", LatestFailure.OF_LISTING),
                row -> failures.put(ErrorClass.ofCode(row.integer(1)), row.number(2)));
        return failures;
    }
}
