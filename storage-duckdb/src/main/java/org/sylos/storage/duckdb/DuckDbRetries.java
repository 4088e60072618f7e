package org.sylos.storage.duckdb;

import java.util.Collection;
import java.util.List;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.RetryMark;
import org.sylos.engine.api.storage.RetryStore;

/** What is to be tried again. */
final class DuckDbRetries implements RetryStore {
    private static final String MARKS = """
            WITH page AS MATERIALIZED (
                SELECT node_id, before FROM retry_mark WHERE side = ? AND kind = ? AND node_id > ? ORDER BY node_id LIMIT ?
            )
            SELECT n.id, coalesce(n.path, child_path(f.path, n.name)), p.before
            FROM page p JOIN {node} n ON n.id = p.node_id LEFT JOIN {node} f ON f.id = n.parent_id
            ORDER BY n.id
            """;

    private final Database database;
    private final Trees trees;

    DuckDbRetries(Database database, Trees trees) {
        this.database = database;
        this.trees = trees;
    }

    @Override
    public RetryChange mark(RetryKind kind, Side side, Collection<Long> ids) {
        return database.write(trees.size(), transaction -> {
            Session session = transaction.session();
            Selected.of(session, ids);
            return kind == RetryKind.DISCOVERY
                    ? DiscoveryMarks.mark(session, side)
                    : new CopyMarks(session, trees.src()).mark(side);
        });
    }

    @Override
    public RetryChange markFailed(RetryKind kind) {
        return database.write(trees.size(), transaction -> {
            Session session = transaction.session();
            return kind == RetryKind.DISCOVERY
                    ? DiscoveryMarks.markFailed(session)
                    : new CopyMarks(session, trees.src()).markFailed();
        });
    }

    @Override
    public RetryChange unmark(RetryKind kind, Side side, Collection<Long> ids) {
        return database.write(trees.size(), transaction -> {
            Session session = transaction.session();
            Selected.of(session, ids);
            return kind == RetryKind.DISCOVERY
                    ? DiscoveryMarks.unmark(session, side)
                    : new CopyMarks(session, trees.src()).unmark(side);
        });
    }

    @Override
    public RetryChange unmarkAll(RetryKind kind) {
        return database.write(trees.size(), transaction -> {
            Session session = transaction.session();
            return kind == RetryKind.DISCOVERY
                    ? DiscoveryMarks.unmarkAll(session)
                    : new CopyMarks(session, trees.src()).unmarkAll();
        });
    }

    @Override
    public long count(RetryKind kind) {
        return database.read(session -> session.number("SELECT count(*) FROM retry_mark WHERE kind = ?", kind.code()));
    }

    @Override
    public List<RetryMark> marks(RetryKind kind, Side side, long afterId, int max) {
        return database.read(session -> session.list(
                Nodes.sql(side, MARKS),
                row -> new RetryMark(side, row.number(1), row.requireText(2), kind, CopyStatus.ofCode(row.integer(3))),
                Nodes.code(side),
                kind.code(),
                afterId,
                max));
    }

    @Override
    public long foldersToSweep() {
        return database.write(trees.size(), transaction -> {
            Sweep sweep = new Sweep(transaction.session(), trees);
            long folders = sweep.stage();
            sweep.forget();
            return folders;
        });
    }
}
