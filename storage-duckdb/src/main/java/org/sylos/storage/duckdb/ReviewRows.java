package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewRow.Half;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.storage.duckdb.ReviewKeys.RowKey;

/** Reads all that people want to see of some rows, of which only the ids are known. */
final class ReviewRows {
    private static final String HALF =
            "n.id, n.name, n.size, n.mtime_seconds, n.mtime_nanos, n.traversal, n.native_id, n.link_target";

    /** Each table is asked for what belongs to the page alone; a join would read pairs and nodes as a whole. */
    private static final String NODES = """
            WITH page AS MATERIALIZED (
                SELECT * FROM {node} WHERE {id among all of {node}} ORDER BY id
            ), history AS MATERIALIZED (
                SELECT node_id, count(*) AS tries, {copied} AS of_copy, {listed} AS of_listing
                FROM attempt WHERE side = {side} AND node_id IN (SELECT id FROM page) GROUP BY node_id
            ), marks AS MATERIALIZED (
                SELECT node_id, bool_or(kind = 1) AS for_listing, bool_or(kind = 2) AS for_copy
                FROM retry_mark WHERE side = {side} AND node_id IN (SELECT id FROM page) GROUP BY node_id
            ){more}
            SELECT {half}, n.kind, n.depth, n.path, coalesce(h.tries, 0),
                   CASE WHEN n.copy IN (4, 7) THEN h.of_copy WHEN n.traversal = 3 THEN h.of_listing END AS failure,
                   failure['error_class'], failure['message'], n.parent_id,
                   coalesce(m.for_listing, false), coalesce(m.for_copy, false){columns}
            FROM page n LEFT JOIN history h ON h.node_id = n.id LEFT JOIN marks m ON m.node_id = n.id
            """;

    private static final String OF_SOURCE = """
            , pairs AS MATERIALIZED (
                SELECT * FROM pair WHERE {src_id among} ORDER BY src_id
            ), rejections AS MATERIALIZED (
                SELECT * FROM exclusion WHERE node_id IN (SELECT id FROM page)
            ), exclusions AS MATERIALIZED (
                SELECT e.src_id, e.decision, t.reason FROM hand_exclusion e JOIN decision t ON t.sequence = e.decision
                WHERE e.src_id IN (SELECT id FROM page)
            )""";

    private static final String COLUMNS_OF_SOURCE =
            ", n.copy, x.rule, coalesce(x.reason, e.reason), coalesce(e.decision, 0), coalesce(p.dst_id, 0),"
                    + " coalesce(p.relation, 0)";

    private static final String JOINS_OF_SOURCE = """
            LEFT JOIN pairs p ON p.src_id = n.id
            LEFT JOIN rejections x ON x.node_id = n.id
            LEFT JOIN exclusions e ON e.src_id = n.id
            """;

    private static final String SRC = sql(OF_SOURCE, COLUMNS_OF_SOURCE) + JOINS_OF_SOURCE;

    private static final String DST = sql("", "");

    private final Session session;
    private final Map<Long, Node> src = new HashMap<>();
    private final Map<Long, Node> dst = new HashMap<>();
    private final Map<Long, String> srcFolders = new HashMap<>();
    private final Map<Long, String> dstFolders = new HashMap<>();
    private final Map<Long, String> newNames = new HashMap<>();

    private ReviewRows(Session session) {
        this.session = session;
    }

    private static String sql(String more, String columns) {
        return NODES.replace("{copied}", LatestFailure.OF_COPY)
                .replace("{listed}", LatestFailure.OF_LISTING)
                .replace("{half}", HALF)
                .replace("{more}", more)
                .replace("{columns}", columns);
    }

    private record Failure(
            int attempts,
            @Nullable ErrorClass errorClass,
            @Nullable String message) {}

    /** What only source nodes have. */
    private record Plan(
            int copy, @Nullable String rule, @Nullable String reason, long decision, long partner, int relation) {}

    private record Node(
            Half half,
            long parentId,
            NodeKind kind,
            int depth,
            @Nullable String ownPath,
            Failure failure,
            Set<RetryKind> marks,
            @Nullable Plan plan) {}

    /**
     * The rows of some nodes, in their order.
     *
     * @param renames whether nodes may have other names at the destination
     */
    static List<ReviewRow> of(Session session, List<RowKey> keys, boolean renames) throws SQLException {
        ReviewRows rows = new ReviewRows(session);
        List<Long> destination = new ArrayList<>();
        List<Long> source = new ArrayList<>();
        for (RowKey key : keys) {
            (key.side() == Side.SRC ? source : destination).add(key.id());
        }
        rows.read(Side.SRC, source);
        if (renames) {
            rows.readNewNames(source);
        }
        Set<Long> alone = Set.copyOf(destination);
        for (Node node : rows.src.values()) {
            if (node.plan() != null && node.plan().partner() > 0) {
                destination.add(node.plan().partner());
            }
        }
        rows.read(Side.DST, destination);
        rows.readFolders(Side.SRC, rows.src.values());
        rows.readFolders(
                Side.DST,
                alone.stream().map(rows.dst::get).filter(Objects::nonNull).toList());
        List<ReviewRow> found = new ArrayList<>(keys.size());
        for (RowKey key : keys) {
            found.add(rows.row(key));
        }
        return found;
    }

    private void read(Side side, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        boolean source = side == Side.SRC;
        String sql = Nodes.sql(side, source ? SRC : DST).replace("{side}", String.valueOf(Nodes.code(side)));
        Map<Long, Node> nodes = source ? src : dst;
        List<Node> found = Among.list(session, sql, ids, row -> node(row, source));
        for (Node node : found) {
            nodes.put(node.half().id(), node);
        }
    }

    private void readNewNames(List<Long> ids) throws SQLException {
        if (!ids.isEmpty()) {
            Among.list(
                    session,
                    "SELECT src_id, name FROM renamed WHERE {src_id among}",
                    ids,
                    row -> newNames.put(row.number(1), row.requireText(2)));
        }
    }

    /** Folders have their paths; of everything else the folder's is asked for. */
    private void readFolders(Side side, Collection<Node> found) throws SQLException {
        Set<Long> folders = new TreeSet<>();
        for (Node node : found) {
            if (node.ownPath() == null) {
                folders.add(node.parentId());
            }
        }
        (side == Side.SRC ? srcFolders : dstFolders).putAll(Among.folderPaths(session, side, folders));
    }

    private static String path(Node node, Map<Long, String> folders) throws SQLException {
        String own = node.ownPath();
        if (own != null) {
            return own;
        }
        String folder = folders.get(node.parentId());
        if (folder == null) {
            throw new SQLException("the node " + node.half().id() + " is in no folder");
        }
        return NodeRef.childPath(folder, node.half().name());
    }

    private static Node node(Row row, boolean source) throws SQLException {
        int errorClass = row.integer(14);
        return new Node(
                new Half(
                        row.number(1),
                        row.requireText(2),
                        row.number(3),
                        row.time(4),
                        TraversalStatus.ofCode(row.integer(6)),
                        row.text(7),
                        row.text(8)),
                row.number(16),
                NodeKind.ofCode(row.integer(9)),
                row.integer(10),
                row.text(11),
                new Failure(row.integer(12), errorClass == 0 ? null : ErrorClass.ofCode(errorClass), row.text(15)),
                marks(row.flag(17), row.flag(18)),
                source
                        ? new Plan(
                                row.integer(19),
                                row.text(20),
                                row.text(21),
                                row.number(22),
                                row.number(23),
                                row.integer(24))
                        : null);
    }

    private static Set<RetryKind> marks(boolean forListing, boolean forCopy) {
        Set<RetryKind> marks = EnumSet.noneOf(RetryKind.class);
        if (forListing) {
            marks.add(RetryKind.DISCOVERY);
        }
        if (forCopy) {
            marks.add(RetryKind.COPY);
        }
        return marks;
    }

    private ReviewRow row(RowKey key) throws SQLException {
        Node main = (key.side() == Side.SRC ? src : dst).get(key.id());
        if (main == null) {
            throw new SQLException("the node " + key.id() + " of " + key.side() + " went while it was read");
        }
        Map<Long, String> paths = key.side() == Side.SRC ? srcFolders : dstFolders;
        Plan plan = main.plan();
        Node partner = plan == null || plan.partner() == 0 ? null : dst.get(plan.partner());
        Failure failure = main.failure().errorClass() != null || partner == null ? main.failure() : partner.failure();
        CopyStatus copy = plan == null ? null : CopyCodes.status(plan.copy());
        Set<RetryKind> marks = EnumSet.copyOf(main.marks());
        if (partner != null) {
            marks.addAll(partner.marks());
        }
        return new ReviewRow(
                path(main, paths),
                main.half().name(),
                main.depth(),
                main.kind(),
                plan == null ? null : main.half(),
                plan == null ? main.half() : partner == null ? null : partner.half(),
                copy,
                action(main.kind(), copy, plan),
                plan == null ? null : plan.rule(),
                plan == null ? null : plan.reason(),
                plan == null ? 0 : plan.decision(),
                failure.errorClass(),
                failure.message(),
                main.failure().attempts()
                        + (partner == null ? 0 : partner.failure().attempts()),
                marks,
                plan == null ? null : newNames.get(key.id()));
    }

    private static PlanAction action(NodeKind kind, @Nullable CopyStatus copy, @Nullable Plan plan) {
        if (plan == null) {
            return PlanAction.DST_ONLY;
        }
        if (copy == null) {
            return PlanAction.EXCLUDE;
        }
        return switch (copy) {
            case PENDING ->
                kind == NodeKind.FOLDER
                        ? PlanAction.CREATE_FOLDER
                        : plan.relation() >= Relation.DIFFERENT.code() ? PlanAction.OVERWRITE : PlanAction.CREATE_FILE;
            case SUCCESSFUL, ALREADY_EXISTS -> PlanAction.KEEP;
            case FAILED, DRIFTED -> PlanAction.FAIL;
            case EXCLUDED_EXPLICIT, EXCLUDED_INHERITED -> PlanAction.EXCLUDE;
        };
    }
}
