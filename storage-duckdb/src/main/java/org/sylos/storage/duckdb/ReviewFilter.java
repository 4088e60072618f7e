package org.sylos.storage.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewCondition;

/**
 * Which rows of a scope a condition holds of: the tables to join to the nodes of a side under the alias {@code n}, and the
 * condition on them. Only what the condition asks for is joined; most ask for nothing but the node.
 *
 * @param joins what comes after the table of nodes
 * @param scope the condition that it is in the scope
 * @param scopeArguments its arguments
 * @param condition the condition asked for
 * @param conditionArguments its arguments
 * @param dear whether trying the condition on a row costs much more than numbers in it do
 */
record ReviewFilter(
        String joins,
        String scope,
        List<Object> scopeArguments,
        String condition,
        List<Object> conditionArguments,
        boolean dear) {
    /** Holds of every row, and asks for no path. */
    static final Condition EVERYTHING = new Condition.All(List.of());

    /** Folders with what is in front of their children's names. */
    private static final String FOLDER = """
            LEFT JOIN (
                SELECT id, CASE WHEN path = '/' THEN '/' ELSE path || '/' END AS prefix FROM {node} WHERE kind = 1
             ) f ON f.id = n.parent_id""";

    /** Putting it together costs less than asking every node for the path that only folders have. */
    private static final String PATH = "coalesce(f.prefix || n.name, n.path)";

    /**
     * Whether a source node is paired. One that is {@code already_exists} is; few pairs, or few nodes, are left to be looked up
     * then.
     */
    static final String PAIRED = """
            (n.copy & 15 = 3 OR n.id IN (
                SELECT p.src_id FROM pair p WHERE p.src_id IN (SELECT id FROM src_node WHERE copy & 15 <> 3)))""";

    /** Partners that are not simply there. */
    private static final String UNUSUAL_PARTNER = """
            LEFT JOIN (
                SELECT p.src_id, d.id, d.traversal FROM dst_node d JOIN pair p ON p.dst_id = d.id WHERE d.traversal IN (1, 3)
             ) d ON d.src_id = n.id""";

    private static final String PARTNER_MARKED = """
            n.id IN (
                SELECT p.src_id FROM pair p
                WHERE p.dst_id IN (SELECT node_id FROM retry_mark WHERE side = 2 AND kind = 1))""";

    private static final String HISTORY =
            """
            LEFT JOIN (
                SELECT node_id, {copied} AS of_copy, {listed} AS of_listing FROM attempt WHERE side = {side} GROUP BY node_id
             ) {alias} ON {alias}.node_id = {id}""".replace("{copied}", LatestFailure.OF_COPY).replace("{listed}", LatestFailure.OF_LISTING);

    static ReviewFilter of(Side side, ReviewScope scope) {
        return of(side, scope, EVERYTHING);
    }

    static ReviewFilter of(Side side, ReviewScope scope, Condition condition) {
        StringBuilder joins = new StringBuilder();
        if (SqlCondition.readsPath(condition)) {
            joins.append('\n').append(FOLDER);
        }
        RowColumns columns = side == Side.SRC ? source(condition, joins) : destination(condition, joins);
        SqlCondition sql = SqlCondition.of(condition, columns);
        boolean dear = SqlCondition.readsText(condition)
                || joins.length() > 0
                || sql.sql().contains("SELECT");
        return new ReviewFilter(
                Nodes.sql(side, joins.toString()),
                scope.where(side),
                scope.arguments(side),
                sql.sql(),
                sql.arguments(),
                dear);
    }

    /** The arguments of {@link #where}. */
    List<Object> arguments() {
        List<Object> arguments = new ArrayList<>(scopeArguments);
        arguments.addAll(conditionArguments);
        return arguments;
    }

    /** The condition. */
    String where() {
        return scope + " AND " + condition;
    }

    private static RowColumns.Place place(Side side) {
        return new RowColumns.Place("n.name", PATH, "n.kind", "n.depth", "n.parent_id", Nodes.table(side));
    }

    private static RowColumns source(Condition condition, StringBuilder joins) {
        boolean failures = asks(condition, ReviewCondition.FailureIs.class);
        boolean partner = failures || asksForPartner(condition);
        if (partner) {
            joins.append('\n').append(UNUSUAL_PARTNER);
        }
        if (failures) {
            joins.append('\n').append(history(Side.SRC, "h", "n.id"));
            joins.append('\n').append(history(Side.DST, "e", "d.id"));
        }
        String there = "CASE WHEN " + PAIRED + " THEN 2 END";
        return new RowColumns(
                place(Side.SRC),
                "n.size",
                "n.mtime_seconds",
                "n.mtime_nanos",
                new RowColumns.State(
                        "n.traversal",
                        partner ? "coalesce(d.traversal, " + there + ")" : there,
                        "(" + CopyCodes.sql("n.copy") + ")",
                        "CASE WHEN n.copy IN (4, 7) THEN h.of_copy.error_class"
                                + " WHEN n.traversal = 3 THEN h.of_listing.error_class END",
                        "CASE WHEN d.traversal = 3 THEN e.of_listing.error_class END",
                        "(n.kind = 1 AND n.traversal = 2 AND n.id NOT IN (SELECT parent_id FROM src_node))",
                        "(" + marked(Side.SRC, RetryKind.DISCOVERY) + " OR " + PARTNER_MARKED + ")",
                        marked(Side.SRC, RetryKind.COPY)));
    }

    private static String marked(Side side, RetryKind kind) {
        return "n.id IN (SELECT node_id FROM retry_mark WHERE side = " + Nodes.code(side) + " AND kind = " + kind.code()
                + ")";
    }

    private static RowColumns destination(Condition condition, StringBuilder joins) {
        if (asks(condition, ReviewCondition.FailureIs.class)) {
            joins.append('\n').append(history(Side.DST, "e", "n.id"));
        }
        return new RowColumns(
                place(Side.DST),
                "n.size",
                "n.mtime_seconds",
                "n.mtime_nanos",
                new RowColumns.State(
                        "NULL",
                        "n.traversal",
                        "NULL",
                        "NULL",
                        "CASE WHEN n.traversal = 3 THEN e.of_listing.error_class END",
                        "false",
                        marked(Side.DST, RetryKind.DISCOVERY),
                        "false"));
    }

    private static String history(Side side, String alias, String id) {
        return HISTORY.replace("{side}", String.valueOf(Nodes.code(side)))
                .replace("{alias}", alias)
                .replace("{id}", id);
    }

    private static boolean asksForPartner(Condition condition) {
        return parts(condition)
                .anyMatch(part -> part instanceof ReviewCondition.TraversalIs is && is.side() == Side.DST);
    }

    private static boolean asks(Condition condition, Class<? extends Condition> kind) {
        return parts(condition).anyMatch(kind::isInstance);
    }

    private static Stream<Condition> parts(Condition condition) {
        Stream<Condition> below = Stream.of();
        if (condition instanceof Condition.All all) {
            below = all.conditions().stream();
        } else if (condition instanceof Condition.Any any) {
            below = any.conditions().stream();
        } else if (condition instanceof Condition.Not not) {
            below = Stream.of(not.condition());
        }
        return Stream.concat(Stream.of(condition), below.flatMap(ReviewFilter::parts));
    }
}
