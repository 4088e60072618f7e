package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.Tally;

/**
 * Finds what is to be created under names that the destination cannot hold. DuckDB picks the names that may be such; which of these
 * are is told by the rules themselves, so that nothing has to agree with them about Unicode.
 */
final class UnfitNames {
    private static final String CREATED = "n.copy = 1 AND n.depth > 0 AND n.id NOT IN (SELECT src_id FROM pair) AND (";

    private final NameRules rules;
    private final String suspected;

    UnfitNames(NameRules rules) {
        this.rules = rules;
        this.suspected = CREATED + suspicion(rules) + ")";
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
        List<NodeView> found = new ArrayList<>();
        long after = afterId;
        while (found.size() < max) {
            List<NodeView> page = new NodeViews(session, src).find(src.all().after(after), suspected, max);
            for (NodeView node : page) {
                after = node.id();
                if (found.size() < max
                        && refused(node.path().substring(node.path().lastIndexOf('/') + 1))) {
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
