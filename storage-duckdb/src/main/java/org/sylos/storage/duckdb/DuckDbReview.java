package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.DecisionRecord;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.HandExclusion;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.ReviewStore;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.Tally;
import org.sylos.storage.duckdb.ReviewKeys.RowKey;
import org.sylos.storage.duckdb.ReviewQuery.Found;
import org.sylos.storage.duckdb.ReviewScope.Folder;

/** What a person looks at and decides between discovery and copy. */
final class DuckDbReview implements ReviewStore {
    private static final ReviewPage NOTHING = new ReviewPage(List.of(), null);
    private static final ReviewPage COUNTED_NOTHING = new ReviewPage(List.of(), Tally.ZERO);

    private static final String DECISIONS = """
        t.sequence, t.pass, t.at_seconds, t.at_nanos, t.user_name, t.action, t.reason, t.subject, t.chosen, t.changed_nodes,
        t.changed_bytes\
        """;

    private final Database database;
    private final Trees trees;
    private final Settings settings;

    DuckDbReview(Database database, Trees trees, Settings settings) {
        this.database = database;
        this.trees = trees;
        this.settings = settings;
    }

    /** What is below a folder, or everything; none when there is no such folder. */
    static Optional<ReviewScope> scope(Session session, Trees trees, long below) throws SQLException {
        if (below == 0) {
            return Optional.of(ReviewScope.all(trees));
        }
        Optional<Folder> folder = Folder.find(session, below);
        return folder.isEmpty() ? Optional.empty() : Optional.of(ReviewScope.below(session, trees, folder.get()));
    }

    @Override
    public Optional<ReviewRow> row(Side side, long id) {
        return database.read(session -> {
            Optional<RowKey> key = key(session, side, id);
            return key.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ReviewRows.of(session, List.of(key.get()), trees.hasRenames())
                            .get(0));
        });
    }

    private static Optional<RowKey> key(Session session, Side side, long id) throws SQLException {
        if (side == Side.SRC) {
            return session.first("SELECT id FROM src_node WHERE id = ?", row -> key(Side.SRC, row), id);
        }
        Optional<RowKey> partner =
                session.first("SELECT src_id FROM pair WHERE dst_id = ?", row -> key(Side.SRC, row), id);
        return partner.isPresent()
                ? partner
                : session.first(
                        "SELECT n.id FROM dst_node n WHERE n.id = ? AND " + ReviewScope.DST_ONLY,
                        row -> key(Side.DST, row),
                        id);
    }

    private static RowKey key(Side side, Row row) throws SQLException {
        return new RowKey(side, row.number(1), List.of(), "");
    }

    @Override
    public ReviewPage children(long srcFolder, ReviewPage.Request page) {
        return database.read(session -> {
            Optional<Folder> folder = Folder.find(session, srcFolder);
            if (folder.isEmpty()) {
                return nothing(page);
            }
            Tally children = children(session, folder.get());
            ReviewScope scope = ReviewScope.children(session, trees, folder.get());
            ReviewPage kept = kept(session, folder.get(), scope, page, children);
            return kept != null
                    ? kept
                    : page(session, children.nodes(), scope, ReviewFilter.EVERYTHING, page, children);
        });
    }

    /** The first page of a large folder, of which the first rows were kept; null when they were not. */
    private @Nullable ReviewPage kept(
            Session session, Folder folder, ReviewScope scope, ReviewPage.Request page, Tally children)
            throws SQLException {
        if (!FirstRows.answer(page)) {
            return null;
        }
        FirstRows.Kept kept = FirstRows.find(session, folder.id(), page.max());
        if (kept.keys().isEmpty()) {
            return null;
        }
        Tally total = children.plus(ReviewQuery.total(session, Side.DST, scope, ReviewFilter.EVERYTHING));
        return total.nodes() == kept.folderRows()
                ? new ReviewPage(ReviewRows.of(session, kept.keys(), trees.hasRenames()), page.counted() ? total : null)
                : null;
    }

    /** The source's nodes in a folder: few of them are read sooner by one thread. */
    private Tally children(Session session, Folder folder) throws SQLException {
        Range level = trees.src().level(folder.depth() + 1);
        return session.one(
                "SELECT count(*), coalesce(sum(size), 0)::BIGINT FROM src_node WHERE id BETWEEN ? AND ? AND parent_id = ?",
                row -> new Tally(row.number(1), row.number(2)),
                level.first(),
                level.last(),
                folder.id());
    }

    @Override
    public ReviewPage search(Condition condition, long below, ReviewPage.Request page) {
        return database.read(session -> {
            Optional<ReviewScope> scope = database.readLarge(trees.size(), () -> scope(session, trees, below));
            return scope.isEmpty() ? nothing(page) : page(session, trees.size(), scope.get(), condition, page, null);
        });
    }

    private static ReviewPage nothing(ReviewPage.Request page) {
        return page.counted() ? COUNTED_NOTHING : NOTHING;
    }

    /**
     * @param rows about how many rows come into question
     * @param ofSource how many rows there are of source nodes; null when it is not known
     */
    private ReviewPage page(
            Session session,
            long rows,
            ReviewScope scope,
            Condition condition,
            ReviewPage.Request page,
            @Nullable Tally ofSource)
            throws SQLException {
        try {
            Found found = database.readLarge(
                    rows, () -> new ReviewPages(session, scope, condition, page, settings.few(), ofSource).find());
            // Those of one folder are near each other, and read sooner by one thread.
            List<ReviewRow> read = database.readLarge(
                    ofSource == null ? rows : 0, () -> ReviewRows.of(session, found.keys(), trees.hasRenames()));
            return new ReviewPage(read, page.counted() ? found.total() : null);
        } catch (IllegalArgumentException e) {
            throw unanswerable(e);
        }
    }

    private static StoreException unanswerable(IllegalArgumentException e) {
        return new StoreException(Reason.ILLEGAL_STATE, "the store cannot answer this condition", null, e);
    }

    @Override
    public ReviewCounters counters(long srcFolder, boolean deep) {
        return database.read(session -> {
            Optional<Folder> folder = Folder.find(session, srcFolder);
            if (folder.isEmpty()) {
                return ReviewCounters.NONE;
            }
            long rows = deep ? trees.size() : children(session, folder.get()).nodes();
            return database.readLarge(rows, () -> {
                ReviewScope scope = deep
                        ? ReviewScope.below(session, trees, folder.get())
                        : ReviewScope.children(session, trees, folder.get());
                return new Counters(session, scope).count();
            });
        });
    }

    private interface Change {
        ExclusionChange make(Exclusions exclusions) throws SQLException;
    }

    private Database.Writing<ExclusionChange> change(ReviewSelection selection, boolean below, Change change) {
        return transaction -> {
            try {
                return change.make(new Exclusions(transaction.session(), trees, selection, below));
            } catch (IllegalArgumentException e) {
                throw unanswerable(e);
            }
        };
    }

    @Override
    public ExclusionChange exclude(ReviewSelection selection, boolean below, Decision decision) {
        return database.write(trees.size(), change(selection, below, exclusions -> exclusions.exclude(decision)));
    }

    @Override
    public ExclusionChange include(ReviewSelection selection, boolean below, Decision decision) {
        return database.write(trees.size(), change(selection, below, exclusions -> exclusions.include(decision)));
    }

    @Override
    public ExclusionChange rehearse(DecisionRecord.Action action, ReviewSelection selection, boolean below) {
        Decision nobodys = new Decision(Instant.EPOCH, "", "", "");
        Change change = switch (action) {
            case EXCLUDE -> exclusions -> exclusions.exclude(nobodys);
            case INCLUDE -> exclusions -> exclusions.include(nobodys);
        };
        return database.rehearse(trees.size(), change(selection, below, change)).withoutDecision();
    }

    @Override
    public List<DecisionRecord> decisions(long afterSequence, int max) {
        return database.read(session -> session.list(
                "SELECT " + DECISIONS + " FROM decision t WHERE t.sequence > ? ORDER BY t.sequence LIMIT ?",
                row -> decision(row, 1),
                afterSequence,
                max));
    }

    private static DecisionRecord decision(Row row, int first) throws SQLException {
        return new DecisionRecord(
                row.number(first),
                row.integer(first + 1),
                DecisionRecord.Action.ofCode(row.integer(first + 5)),
                new Decision(
                        row.requireTime(first + 2),
                        row.requireText(first + 4),
                        row.requireText(first + 6),
                        row.requireText(first + 7)),
                row.number(first + 8),
                new Tally(row.number(first + 9), row.number(first + 10)));
    }

    @Override
    public List<HandExclusion> exclusionsOf(long srcId) {
        return database.read(session -> {
            List<HandExclusion> found = new ArrayList<>();
            Optional<Step> at = Step.find(session, srcId);
            while (at.isPresent() && at.get().mayBeBelow()) {
                if ((at.get().copy() & CopyCodes.EXPLICIT) != 0) {
                    found.add(exclusion(session, at.get().id()));
                }
                at = Step.find(session, at.get().parentId());
            }
            return found;
        });
    }

    /** A node on the way up. */
    private record Step(long id, long parentId, int copy) {
        /** A node without an exclusion has none above it; one that was rejected in discovery does not tell. */
        boolean mayBeBelow() {
            return copy == 0 || copy >= CopyCodes.EXPLICIT;
        }

        static Optional<Step> find(Session session, long id) throws SQLException {
            return session.first(
                    "SELECT parent_id, copy FROM src_node WHERE id = ?",
                    row -> new Step(id, row.number(1), row.integer(2)),
                    id);
        }
    }

    private static HandExclusion exclusion(Session session, long id) throws SQLException {
        String sql = """
            SELECT coalesce(n.path, child_path(f.path, n.name)), {decision}
            FROM src_node n LEFT JOIN src_node f ON f.id = n.parent_id
            JOIN hand_exclusion e ON e.src_id = n.id JOIN decision t ON t.sequence = e.decision
            WHERE n.id = ?
            """.replace("{decision}", DECISIONS);
        return session.one(sql, row -> new HandExclusion(id, row.requireText(1), decision(row, 2)), id);
    }
}
