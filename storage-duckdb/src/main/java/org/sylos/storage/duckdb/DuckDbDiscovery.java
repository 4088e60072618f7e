package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.Comparison;
import org.sylos.engine.api.storage.ComparisonOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.DiscoveryState;
import org.sylos.engine.api.storage.DiscoveryStep;
import org.sylos.engine.api.storage.DiscoveryStore;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.RoundSummary;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/** What discovery writes and asks. */
final class DuckDbDiscovery implements DiscoveryStore {
    /** Up to so many rows a step is one transaction. */
    private static final int FEW = 4096;

    private final Database database;
    private final Trees trees;
    private final Clock clock;
    private final long sliceRows;

    /** Listings that go on, by folder; touched only in transactions. */
    private final Map<Long, OpenListing> openOnSrc = new HashMap<>();

    private final Map<Long, OpenListing> openOnDst = new HashMap<>();

    DuckDbDiscovery(Database database, Trees trees, Clock clock, long sliceRows) {
        this.database = database;
        this.trees = trees;
        this.clock = clock;
        this.sliceRows = sliceRows;
    }

    @Override
    public void seed(Entry src, @Nullable Entry dst) {
        requireFolder(src);
        if (dst != null) {
            requireFolder(dst);
        }
        database.change(transaction -> {
            if (trees.src().hasRoot()) {
                throw illegal("the roots are there already");
            }
            long srcId = addRoot(
                    transaction, trees.src(), src, dst == null ? CopyStatus.PENDING : CopyStatus.ALREADY_EXISTS);
            if (dst != null) {
                long dstId = addRoot(transaction, trees.dst(), dst, null);
                pairRoots(transaction.session(), srcId, dstId, dst);
            }
            KeptExclusions.apply(transaction.session(), trees, 0);
            transaction.session().update("INSERT INTO level VALUES (0, 0, 0, 0, 0, 0)");
            transaction.afterCommit(() -> trees.reconciled(0));
        });
    }

    private static void requireFolder(Entry root) {
        if (root.kind() != NodeKind.FOLDER || root.problem() != null) {
            throw new IllegalArgumentException("a root is a folder that can be read");
        }
    }

    private long addRoot(Transaction transaction, Tree tree, Entry root, @Nullable CopyStatus copy)
            throws SQLException {
        long id = tree.nextId(0);
        try (NodeWriter nodes = new NodeWriter(transaction.session(), tree, clock.instant())) {
            nodes.root(root, copy);
        }
        Rounds.sealRoot(transaction, tree);
        return id;
    }

    private void pairRoots(Session session, long srcId, long dstId, Entry dst) throws SQLException {
        session.update("INSERT INTO pair VALUES (?, ?, ?)", srcId, dstId, Relation.FOLDERS.code());
        if (dst.nativeId() != null) {
            session.update("INSERT INTO destination VALUES (?, NULL, ?)", srcId, dst.nativeId());
            trees.addDestinations(1);
        }
    }

    @Override
    public DiscoveryState state() {
        return database.read(session ->
                new DiscoveryState(Rounds.state(session, trees.src()), Rounds.state(session, trees.dst()), (int)
                        session.number("SELECT coalesce(max(depth), -1) FROM level")));
    }

    @Override
    public void recover() {
        database.change(transaction -> {
            for (Side side : Side.values()) {
                Removal.ofUnfinished(transaction.session(), trees.of(side));
                transaction.afterCommit(() -> open(side).clear());
            }
        });
    }

    @Override
    public List<FolderWork> pending(Side side, int depth, long afterId, int max) {
        Tree tree = trees.of(side);
        Optional<List<FolderWork>> recent = trees.recent().pending(side, depth, afterId, max, database.changes());
        if (recent.isPresent()) {
            return recent.get();
        }
        Range ids = tree.level(depth).after(afterId);
        String sql = tree.sql("""
                SELECT id, depth, path, native_id FROM {node}
                WHERE id BETWEEN ? AND ? AND kind = 1 AND traversal = 1
                """);
        if (ids.size() <= max) {
            // All of them may be answered: ordering them here costs a fraction of what it costs to plan and run that in
            // SQL.
            List<FolderWork> all = new ArrayList<>(
                    database.ask(session -> session.list(sql, DuckDbDiscovery::work, ids.first(), ids.last())));
            all.sort(Comparator.comparingLong(FolderWork::id));
            return all;
        }
        return database.read(session -> Windows.ascending(
                Ranges.of(ids),
                max,
                (window, most) -> session.list(
                        sql + "ORDER BY id LIMIT ?", DuckDbDiscovery::work, window.first(), window.last(), most)));
    }

    private static FolderWork work(Row row) throws SQLException {
        return new FolderWork(row.number(1), row.integer(2), new NodeRef(row.requireText(3), row.text(4)));
    }

    @Override
    public void append(Side side, List<ListingPage> pages) {
        database.change(transaction -> append(transaction, side, pages));
    }

    private void append(Transaction transaction, Side side, List<ListingPage> pages) throws SQLException {
        new ListingAppend(trees.of(side), trees.attempts(), open(side), clock.instant()).append(transaction, pages);
    }

    private Map<Long, OpenListing> open(Side side) {
        return side == Side.SRC ? openOnSrc : openOnDst;
    }

    @Override
    public RoundSummary seal(Side side, int depth) {
        return database.write(transaction -> Rounds.seal(transaction, trees.of(side), depth));
    }

    @Override
    public LevelSummary reconcile(int depth, CompareRule rule) {
        long rows = trees.src().level(depth).size() + trees.dst().level(depth).size();
        return database.write(rows, transaction -> reconcile(transaction, depth, rule));
    }

    private LevelSummary reconcile(Transaction transaction, int depth, CompareRule rule) throws SQLException {
        Session session = transaction.session();
        int known = trees.reconciledDepth();
        if (depth < 1 || depth > known + 1) {
            throw illegal("level " + depth + " cannot be compared after level " + known);
        }
        if (depth <= known) {
            return stored(session, depth);
        }
        KeptNames.apply(session, trees, depth);
        LevelSummary summary =
                new Reconciliation(session, trees, depth, rule, clock.instant(), sliceRows).compare(depth);
        if (trees.hasExclusions()) {
            trees.recent().forget();
            KeptExclusions.apply(session, trees, depth);
        }
        session.update(
                "INSERT INTO level VALUES (?, ?, ?, ?, ?, ?)",
                depth,
                summary.matched(),
                summary.current(),
                summary.notOnSrc(),
                summary.conflicts(),
                summary.dstFolders());
        transaction.afterCommit(() -> trees.reconciled(depth));
        return summary;
    }

    @Override
    public DiscoveryStep.Outcome advance(DiscoveryStep step, CompareRule rule) {
        if (rows(step) > FEW) {
            // Rows that are not committed yet are slow to ask about, and there is no need to: one commit costs little
            // beside them.
            return DiscoveryStore.super.advance(step, rule);
        }
        RecentLevels recent = trees.recent();
        return database.write(transaction -> {
            recent.begin(database.changes());
            transaction.afterCommit(() -> recent.committed(database.changes()));
            transaction.afterFailure(recent::failed);
            for (Side side : Side.values()) {
                if (!step.pages(side).isEmpty()) {
                    append(transaction, side, step.pages(side));
                }
            }
            RoundSummary src = seal(transaction, Side.SRC, step);
            RoundSummary dst = seal(transaction, Side.DST, step);
            LevelSummary level = step.level().isPresent()
                    ? reconcile(transaction, step.level().getAsInt(), rule)
                    : null;
            return new DiscoveryStep.Outcome(src, dst, level);
        });
    }

    private @Nullable RoundSummary seal(Transaction transaction, Side side, DiscoveryStep step) throws SQLException {
        OptionalInt depth = step.round(side);
        return depth.isPresent() ? Rounds.seal(transaction, trees.of(side), depth.getAsInt()) : null;
    }

    /** About how many rows a step adds or compares. */
    private long rows(DiscoveryStep step) {
        long rows = 0;
        for (Side side : Side.values()) {
            for (ListingPage page : step.pages(side)) {
                rows += page.entries().size();
            }
            if (step.level().isPresent()) {
                rows += trees.of(side).level(step.level().getAsInt()).size();
            }
        }
        return rows;
    }

    private static LevelSummary stored(Session session, int depth) throws SQLException {
        return session.one(
                "SELECT matched, current, not_on_src, conflicts, dst_folders FROM level WHERE depth = ?",
                row -> new LevelSummary(
                        depth, row.number(1), row.number(2), row.number(3), row.number(4), row.number(5)),
                depth);
    }

    @Override
    public List<Comparison> pendingComparisons(long afterId, int max) {
        return database.read(
                session -> Comparisons.pending(session, trees.src().all().after(afterId), max));
    }

    @Override
    public void recordComparisons(List<ComparisonOutcome> outcomes) {
        database.change(transaction -> {
            Comparisons.record(transaction.session(), trees.attempts(), outcomes, clock.instant());
        });
    }

    private static StoreException illegal(String message) {
        return new StoreException(Reason.ILLEGAL_STATE, message, null, null);
    }
}
