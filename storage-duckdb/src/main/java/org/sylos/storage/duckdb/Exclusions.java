package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.DecisionRecord.Action;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.Tally;

/**
 * Excludes nodes by hand and takes them in again. It walks down the levels below what was selected, a few statements for each,
 * however many nodes there are. The nodes of each level are looked at before they are changed: below a folder of which nothing
 * changes everything is as it has to be.
 */
final class Exclusions {
    private static final String LEFT_OUT = "copy & 48 <> 0";

    private final Session session;
    private final Trees trees;
    private final ReviewSelection selection;
    private final boolean below;
    private long chosen;
    private Tally changed = Tally.ZERO;

    Exclusions(Session session, Trees trees, ReviewSelection selection, boolean below) {
        this.session = session;
        this.trees = trees;
        this.selection = selection;
        this.below = below;
    }

    ExclusionChange exclude(Decision decision) throws SQLException {
        long selected = select();
        // What was rejected in discovery is out already, and has nothing below it. What was copied cannot be left out
        // any more.
        long passedOver = session.update("""
                DELETE FROM chosen_node WHERE id IN (
                    SELECT id FROM src_node WHERE copy = 0 OR kind <> 1 AND copy & 15 = 2 {folders})
                """.replace("{folders}", below ? "" : "OR kind = 1"));
        session.update("DELETE FROM chosen_node WHERE id IN (SELECT id FROM src_node WHERE copy & 16 <> 0)");
        chosen = session.number("SELECT count(*) FROM chosen_node");
        if (chosen == 0) {
            return new ExclusionChange(0, selected, passedOver, 0, Tally.ZERO, 0);
        }
        for (int depth = firstDepth(); depth >= 0; depth = next(depth)) {
            excludeLevel(depth, trees.src().level(depth));
        }
        long sequence = record(Action.EXCLUDE, decision);
        trees.addExclusions();
        session.update("INSERT INTO hand_exclusion SELECT id, ? FROM chosen_node", sequence);
        clear();
        return new ExclusionChange(sequence, selected, passedOver, chosen, changed, 0);
    }

    private void excludeLevel(int depth, Range ids) throws SQLException {
        boolean hasChosen = has("chosen_node", depth);
        boolean hasAbove = has("affected_folder", depth - 1);
        String inherits = "parent_id IN (SELECT id FROM affected_folder WHERE depth = " + (depth - 1) + ")";
        String own = "id IN (SELECT id FROM chosen_node WHERE depth = " + depth + ")";
        String which = "id BETWEEN ? AND ? AND copy <> 0 AND (" + (hasAbove ? inherits : "false") + " OR "
                + (hasChosen ? own : "false") + ")";
        add(which + " AND NOT (" + LEFT_OUT + ")", ids);
        session.updateOnce(
                "INSERT INTO affected_folder SELECT id, depth FROM src_node WHERE kind = 1 AND NOT (" + LEFT_OUT
                        + ") AND " + which,
                ids.first(),
                ids.last());
        if (hasAbove) {
            set("copy | 32", inherits, ids);
        }
        if (hasChosen) {
            set("copy | 16", own, ids);
        }
    }

    ExclusionChange include(Decision decision) throws SQLException {
        long selected = select();
        long passedOver =
                session.update("DELETE FROM chosen_node WHERE id IN (SELECT id FROM src_node WHERE copy = 0)");
        for (int depth = firstDepth(); depth >= 0; depth = next(depth)) {
            includeLevel(depth, trees.src().level(depth));
        }
        long stillExcluded = session.number(
                "SELECT count(*) FROM src_node WHERE id IN (SELECT id FROM chosen_node) AND " + LEFT_OUT);
        long sequence = 0;
        if (chosen > 0) {
            sequence = record(Action.INCLUDE, decision);
            session.update(
                    "DELETE FROM hand_exclusion WHERE src_id NOT IN (SELECT id FROM src_node WHERE copy & 16 <> 0)");
        }
        clear();
        return new ExclusionChange(sequence, selected, passedOver, chosen, changed, stillExcluded);
    }

    private void includeLevel(int depth, Range ids) throws SQLException {
        boolean freed = has("affected_folder", depth - 1);
        String own = "(id IN (SELECT id FROM chosen_node WHERE depth = " + depth + ")"
                + (below ? " OR parent_id IN (SELECT id FROM reached_folder WHERE depth = " + (depth - 1) + ")" : "")
                + ")";
        String inherited =
                freed ? "parent_id IN (SELECT id FROM affected_folder WHERE depth = " + (depth - 1) + ")" : "false";
        if (below) {
            session.updateOnce(
                    "INSERT INTO reached_folder SELECT id, depth FROM src_node WHERE kind = 1 AND id BETWEEN ? AND ? AND "
                            + own,
                    ids.first(),
                    ids.last());
        }
        String loses = "id BETWEEN ? AND ? AND " + LEFT_OUT + " AND (copy & 16 = 0 OR " + own
                + ") AND (copy & 32 = 0 OR " + inherited + ")";
        add(loses, ids);
        session.updateOnce(
                "INSERT INTO affected_folder SELECT id, depth FROM src_node WHERE kind = 1 AND " + loses,
                ids.first(),
                ids.last());
        chosen += set("copy & 239", "copy & 16 <> 0 AND " + own, ids);
        if (freed) {
            set("copy & 223", "copy & 32 <> 0 AND " + inherited, ids);
        }
    }

    private void add(String which, Range ids) throws SQLException {
        changed = changed.plus(session.once(
                        "SELECT count(*), coalesce(sum(size), 0)::BIGINT FROM src_node WHERE " + which,
                        row -> new Tally(row.number(1), row.number(2)),
                        ids.first(),
                        ids.last())
                .get(0));
    }

    private long set(String copy, String which, Range ids) throws SQLException {
        return session.updateOnce(
                "UPDATE src_node SET copy = (" + copy + ")::UTINYINT WHERE id BETWEEN ? AND ? AND copy <> 0 AND "
                        + which,
                ids.first(),
                ids.last());
    }

    private boolean has(String table, int depth) throws SQLException {
        return session.number("SELECT count(*) FROM " + table + " WHERE depth = ?", depth) > 0;
    }

    /** Collects the selected nodes. */
    private long select() throws SQLException {
        clear();
        if (selection instanceof ReviewSelection.Nodes nodes) {
            return nodes.srcIds().isEmpty() ? 0 : session.update("""
                            INSERT INTO chosen_node
                            SELECT n.id, n.depth FROM src_node n JOIN (SELECT unnest(?::BIGINT[]) AS id) i ON i.id = n.id
                            """, session.numbers(nodes.srcIds()));
        }
        ReviewSelection.Matching matching = (ReviewSelection.Matching) selection;
        Optional<ReviewScope> scope = DuckDbReview.scope(session, trees, matching.below());
        if (scope.isEmpty()) {
            return 0;
        }
        ReviewFilter filter = ReviewFilter.of(Side.SRC, scope.get(), matching.condition());
        return session.updateOnce(
                "INSERT INTO chosen_node SELECT n.id, n.depth FROM src_node n" + filter.joins() + " WHERE "
                        + filter.where(),
                filter.arguments().toArray());
    }

    private void clear() throws SQLException {
        for (String table : List.of("chosen_node", "affected_folder", "reached_folder")) {
            session.update("DELETE FROM " + table);
        }
    }

    private int firstDepth() throws SQLException {
        return (int) session.number("SELECT coalesce(min(depth), -1) FROM chosen_node");
    }

    /** The next depth at which something may change; -1 when there is none. */
    private int next(int depth) throws SQLException {
        boolean goesOn = has("affected_folder", depth) || (below && has("reached_folder", depth));
        if (goesOn && !trees.src().level(depth + 1).isEmpty()) {
            return depth + 1;
        }
        return (int) session.number("SELECT coalesce(min(depth), -1) FROM chosen_node WHERE depth > ?", depth);
    }

    private long record(Action action, Decision decision) throws SQLException {
        Instant at = decision.at();
        long sequence = 1 + session.number("SELECT coalesce(max(sequence), 0) FROM decision");
        List<Object> values = new ArrayList<>(List.of(
                sequence,
                session.number("SELECT coalesce(max(pass), 1) FROM migration"),
                at.getEpochSecond(),
                at.getNano(),
                decision.user(),
                action.code(),
                decision.reason(),
                decision.subject(),
                chosen,
                changed.nodes()));
        values.add(changed.bytes());
        session.update("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values.toArray());
        return sequence;
    }
}
