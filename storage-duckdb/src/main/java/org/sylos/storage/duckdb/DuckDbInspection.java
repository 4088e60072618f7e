package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanDetail;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;

/** What people want to know. */
final class DuckDbInspection implements InspectionStore {
    private final Database database;
    private final Trees trees;

    DuckDbInspection(Database database, Trees trees) {
        this.database = database;
        this.trees = trees;
    }

    @Override
    public Map<TraversalStatus, Tally> traversalCounts(Side side) {
        Map<TraversalStatus, Tally> counts = new EnumMap<>(TraversalStatus.class);
        database.read(session -> session.list(
                Nodes.sql(side, "SELECT traversal, count(*), sum(size)::BIGINT FROM {node} GROUP BY traversal"),
                row -> counts.put(TraversalStatus.ofCode(row.integer(1)), new Tally(row.number(2), row.number(3)))));
        return counts;
    }

    @Override
    public Map<CopyStatus, Tally> copyCounts() {
        Map<CopyStatus, Tally> counts = new EnumMap<>(CopyStatus.class);
        database.read(session -> session.list(
                "SELECT copy, count(*), sum(size)::BIGINT FROM src_node WHERE copy <> 0 GROUP BY copy",
                row -> counts.merge(
                        Objects.requireNonNull(CopyCodes.status(row.integer(1))),
                        new Tally(row.number(2), row.number(3)),
                        Tally::plus)));
        return counts;
    }

    @Override
    public PlanSummary plan() {
        return database.read(trees.size(), Plans::summary);
    }

    @Override
    public PlanDetail planDetail(long srcFolder, int folders) {
        return database.read(trees.size(), session -> new PlanDetails(session, trees.src()).below(srcFolder, folders));
    }

    @Override
    public Tally unfitNames(NameRules names) {
        return database.read(trees.size(), session -> new UnfitNames(names).count(session));
    }

    @Override
    public List<NodeView> unfitNames(NameRules names, long afterId, int max) {
        return database.read(session -> new UnfitNames(names).find(session, trees.src(), afterId, max));
    }

    @Override
    public Map<String, Tally> rejections() {
        return database.read(trees.size(), Plans::rejections);
    }

    @Override
    public String planDigest() {
        return database.read(trees.size(), PlanDigest::of);
    }

    @Override
    public List<NodeView> planNodes(PlanAction action, long afterId, int max) {
        Tree tree = action == PlanAction.DST_ONLY ? trees.dst() : trees.src();
        return find(tree, Plans.which(action), afterId, max);
    }

    @Override
    public List<NodeView> failures(Side side, long afterId, int max) {
        return find(trees.of(side), "n.traversal = 3 OR n.copy IN (4, 7)", afterId, max);
    }

    @Override
    public List<NodeView> nodes(Side side, long afterId, int max) {
        return find(trees.of(side), "true", afterId, max);
    }

    private List<NodeView> find(Tree tree, String which, long afterId, int max) {
        return database.read(
                session -> new NodeViews(session, tree).find(tree.all().after(afterId), which, max));
    }

    @Override
    public Optional<NodeView> node(Side side, String path) {
        Tree tree = trees.of(side);
        return database.read(session -> {
            Optional<Long> id = Paths.find(session, tree, path);
            if (id.isEmpty()) {
                return Optional.empty();
            }
            Ranges only = Ranges.of(new Range(id.get(), id.get()));
            return new NodeViews(session, tree).find(only, "true", 1).stream().findFirst();
        });
    }

    @Override
    public List<AttemptRecord> attempts(Side side, long id) {
        return database.read(session -> session.list("""
                SELECT operation, number, at_seconds, at_nanos, error_class, message FROM attempt
                WHERE side = ? AND node_id = ? ORDER BY sequence
                """, DuckDbInspection::attempt, Nodes.code(side), id));
    }

    private static AttemptRecord attempt(Row row) throws SQLException {
        int code = row.integer(5);
        return new AttemptRecord(
                operation(row.integer(1)),
                row.integer(2),
                row.requireTime(3),
                code == 0 ? null : ErrorClass.ofCode(code),
                row.text(6));
    }

    private static Operation operation(int code) throws SQLException {
        for (Operation operation : Operation.values()) {
            if (operation.code() == code) {
                return operation;
            }
        }
        throw new SQLException("Corrupt history: no operation has the code " + code);
    }

    @Override
    public Balance balance() {
        return database.read(trees.size(), Balances::present);
    }

    @Override
    public List<String> breaches() {
        return database.read(trees.size(), Breaches::find);
    }
}
