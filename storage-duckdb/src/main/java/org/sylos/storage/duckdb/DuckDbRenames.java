package org.sylos.storage.duckdb;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.RenameChange;
import org.sylos.engine.api.storage.RenameStore;
import org.sylos.engine.api.storage.RenamedNode;

/** Names that nodes have at the destination. */
final class DuckDbRenames implements RenameStore {
    private static final String RENAMED = """
            WITH page AS MATERIALIZED (SELECT * FROM renamed WHERE src_id > ? ORDER BY src_id LIMIT ?)
            SELECT n.id, n.kind, child_path(f.path, n.name), p.name, p.user_name, p.at_seconds, p.at_nanos
            FROM page p JOIN src_node n ON n.id = p.src_id JOIN src_node f ON f.id = n.parent_id
            ORDER BY n.id
            """;

    private final Database database;
    private final Trees trees;

    DuckDbRenames(Database database, Trees trees) {
        this.database = database;
        this.trees = trees;
    }

    @Override
    public List<NodeView> misfits(NameRules names, long afterId, int max) {
        return database.read(session -> new UnfitNames(names).findMisfits(session, trees.src(), afterId, max));
    }

    @Override
    public List<NodeView> misfits(NameRules names, Collection<Long> srcIds) {
        return database.read(session -> new UnfitNames(names).findMisfits(session, trees.src(), srcIds));
    }

    @Override
    public RenameChange rename(List<NewName> names, CompareRule rule, Decision decision) {
        return database.write(
                trees.size(),
                transaction -> new Renames(transaction.session(), trees, rule).rename(List.copyOf(names), decision));
    }

    @Override
    public RenameChange rehearse(List<NewName> names, CompareRule rule) {
        return database.read(session -> new Renames(session, trees, rule).rehearse(List.copyOf(names)));
    }

    @Override
    public RenameChange restore(Collection<Long> srcIds, CompareRule rule, Decision decision) {
        return database.write(
                trees.size(),
                transaction -> new Renames(transaction.session(), trees, rule)
                        .restore(new LinkedHashSet<>(srcIds), decision.at()));
    }

    @Override
    public long count() {
        return trees.hasRenames() ? database.read(session -> session.number("SELECT count(*) FROM renamed")) : 0;
    }

    @Override
    public List<RenamedNode> renamed(long afterId, int max) {
        return database.read(session -> session.list(
                RENAMED,
                row -> new RenamedNode(
                        row.number(1),
                        NodeKind.ofCode(row.integer(2)),
                        row.requireText(3),
                        row.requireText(4),
                        row.requireText(5),
                        row.requireTime(6)),
                afterId,
                max));
    }
}
