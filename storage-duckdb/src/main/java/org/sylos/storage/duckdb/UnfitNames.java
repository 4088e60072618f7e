package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.Tally;

/**
 * Finds what is to be created under names that the destination cannot hold. DuckDB picks the names that may be such; which of these
 * are is told by the rules themselves, so that nothing has to agree with them about Unicode.
 */
final class UnfitNames {
    /** Nodes whose copy failed because of their names, or of what has them already. */
    static final String FAILED_BY_NAME = """
            SELECT node_id FROM (
                SELECT node_id, arg_max(operation::INTEGER * 100 + error_class, operation::BIGINT << 48 | sequence) AS failure
                FROM attempt WHERE side = 1 AND operation <= 3 AND error_class IS NOT NULL GROUP BY node_id)
            WHERE failure > 200 AND failure % 100 IN ({conflict}, {name})
            """.replace("{conflict}", String.valueOf(ErrorClass.CONFLICT.code()))
            .replace("{name}", String.valueOf(ErrorClass.INVALID_NAME.code()));

    /** That have their own names at the destination, where nothing has them yet. */
    private static final String NEW =
            "n.depth > 0 AND n.id NOT IN (SELECT src_id FROM pair) AND n.id NOT IN (SELECT src_id FROM renamed)";

    private static final String FAILED =
            "n.copy = 4 AND NOT n.problem AND " + NEW + " AND n.id IN (" + FAILED_BY_NAME + ")";

    private final NameRules rules;
    private final String suspected;

    UnfitNames(NameRules rules) {
        this.rules = rules;
        this.suspected = "n.copy = 1 AND " + NEW + " AND (" + suspicion(rules) + ")";
    }

    /** True of every name that the rules refuse, and of few others. */
    private static String suspicion(NameRules rules) {
        List<String> any = new ArrayList<>();
        any.add("strlen(n.name) > " + rules.maxNameBytes());
        any.add("n.name IN ('', '.', '..')");
        for (char c : rules.illegalCharacters().toCharArray()) {
            // Halves of surrogate pairs are not kept as they are.
            any.add(
                    Character.isSurrogate(c)
                            ? "strlen(n.name) <> length(n.name)"
                            : "contains(n.name, chr(" + (int) c + "))");
        }
        if (rules.trailingSpaceOrDotIllegal()) {
            any.add("suffix(n.name, ' ') OR suffix(n.name, '.')");
        }
        if (!rules.reservedNames().isEmpty()) {
            any.add("length(n.name) <= " + longest(rules)
                    + " AND (strlen(n.name) <> length(n.name) OR lower(n.name) IN (" + reserved(rules) + "))");
        }
        return "(" + String.join(") OR (", any) + ")";
    }

    /** No form of a name has more than four times the characters of another. */
    private static int longest(NameRules rules) {
        return 4 * rules.reservedNames().stream().mapToInt(String::length).max().orElse(0);
    }

    private static String reserved(NameRules rules) {
        List<String> names = new ArrayList<>();
        for (String name : rules.reservedNames()) {
            names.add("'" + name.toLowerCase(Locale.ROOT).replace("'", "''") + "'");
        }
        return String.join(", ", names);
    }

    Tally count(Session session) throws SQLException {
        return session
                .once(
                        "SELECT n.name, n.size FROM src_node n WHERE " + suspected,
                        row -> refused(row.requireText(1)) ? new Tally(1, row.number(2)) : Tally.ZERO)
                .stream()
                .reduce(Tally.ZERO, Tally::plus);
    }

    List<NodeView> find(Session session, Tree src, long afterId, int max) throws SQLException {
        return find(session, src, suspected, afterId, max);
    }

    /** Those, and what has failed because of its name. */
    List<NodeView> findMisfits(Session session, Tree src, long afterId, int max) throws SQLException {
        return find(session, src, suspected + " OR " + FAILED, afterId, max);
    }

    /** The same of some nodes. */
    List<NodeView> findMisfits(Session session, Tree src, Collection<Long> ids) throws SQLException {
        List<NodeView> found = new ArrayList<>();
        if (ids.isEmpty()) {
            return found;
        }
        String which =
                "SELECT id FROM src_node n WHERE {id among} AND (" + suspected + " OR " + FAILED + ") ORDER BY id";
        for (long id : Among.list(session, which, ids, row -> row.number(1))) {
            found.addAll(new NodeViews(session, src).find(Ranges.of(new Range(id, id)), "true", 1));
        }
        found.removeIf(node -> !isMisfit(node));
        return found;
    }

    private boolean isMisfit(NodeView node) {
        return node.copy() == CopyStatus.FAILED
                || refused(node.path().substring(node.path().lastIndexOf('/') + 1));
    }

    private List<NodeView> find(Session session, Tree src, String which, long afterId, int max) throws SQLException {
        List<NodeView> found = new ArrayList<>();
        long after = afterId;
        while (found.size() < max) {
            List<NodeView> page = new NodeViews(session, src).find(src.all().after(after), which, max);
            for (NodeView node : page) {
                after = node.id();
                if (found.size() < max && isMisfit(node)) {
                    found.add(node);
                }
            }
            if (page.size() < max) {
                break;
            }
        }
        return found;
    }

    private boolean refused(String name) {
        return rules.refusal(name).isPresent();
    }
}
