package org.sylos.shell.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.ConditionEvaluator;
import org.sylos.engine.api.rule.StateCondition;
import org.sylos.engine.api.rule.Subject;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.DecisionRecord;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.HandExclusion;
import org.sylos.engine.api.storage.NaturalOrder;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.core.Review;
import org.sylos.engine.core.Reviewer;

/** A review of two small trees in memory. Thread-safe. */
final class ReviewTree implements Review {
    private static final Instant TIME = Instant.parse("2024-05-06T07:08:09Z");

    private final Map<String, ReviewRow> rows = new LinkedHashMap<>();
    private final Map<String, Reviewer> excluded = new TreeMap<>();
    private final List<DecisionRecord> decisions = new ArrayList<>();
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    private volatile boolean changeable = true;
    private long lastId;

    ReviewTree() {
        add("/", NodeKind.FOLDER, 0, CopyStatus.ALREADY_EXISTS, PlanAction.KEEP, true, null);
    }

    /** Two trees with a bit of everything. */
    static ReviewTree sample() {
        ReviewTree tree = new ReviewTree();
        tree.folder("/2024").file("/2024/film.mp4", 5_000_000_000L).folder("/2024/summer");
        for (int i = 1; i <= 40; i++) {
            tree.file("/2024/summer/IMG_" + i + ".jpg", 3_000_000L * i);
        }
        tree.folder("/docs").file("/docs/bad\nname\u001b[31m.txt", 7).file("/docs/\u65e5\u672c\u8a9e.txt", 8);
        tree.file("/docs/e\u0301te\u0301.txt", 9);
        tree.add("/exists.txt", NodeKind.FILE, 11, CopyStatus.ALREADY_EXISTS, PlanAction.KEEP, true, null);
        tree.add("/older.txt", NodeKind.FILE, 12, CopyStatus.PENDING, PlanAction.OVERWRITE, true, null);
        tree.add("/broken.txt", NodeKind.FILE, 13, CopyStatus.FAILED, PlanAction.FAIL, false, ErrorClass.PERMISSION);
        tree.add("/clash", NodeKind.FILE, 14, CopyStatus.FAILED, PlanAction.FAIL, false, ErrorClass.CONFLICT);
        tree.only("/only-there.txt", 15);
        return tree;
    }

    ReviewTree folder(String path) {
        return add(path, NodeKind.FOLDER, 0, CopyStatus.PENDING, PlanAction.CREATE_FOLDER, false, null);
    }

    ReviewTree file(String path, long size) {
        return add(path, NodeKind.FILE, size, CopyStatus.PENDING, PlanAction.CREATE_FILE, false, null);
    }

    private ReviewTree add(
            String path,
            NodeKind kind,
            long size,
            CopyStatus copy,
            PlanAction action,
            boolean both,
            @Nullable ErrorClass failure) {
        ReviewRow.Half half = half(path, size);
        return put(path, kind, half, both ? half(path, size) : null, copy, action, failure);
    }

    private void only(String path, long size) {
        put(path, NodeKind.FILE, null, half(path, size), null, PlanAction.DST_ONLY, null);
    }

    private ReviewTree put(
            String path,
            NodeKind kind,
            ReviewRow.@Nullable Half src,
            ReviewRow.@Nullable Half dst,
            @Nullable CopyStatus copy,
            PlanAction action,
            @Nullable ErrorClass failure) {
        int depth =
                path.equals("/") ? 0 : (int) path.chars().filter(c -> c == '/').count();
        String message = failure == null ? null : "it cannot be had";
        rows.put(
                path,
                new ReviewRow(
                        path,
                        name(path),
                        depth,
                        kind,
                        src,
                        dst,
                        copy,
                        action,
                        null,
                        null,
                        0,
                        failure,
                        message,
                        0,
                        Set.of(),
                        null));
        return this;
    }

    /** Gives a node another name at the destination. */
    ReviewTree rename(String path, String newName) {
        rows.computeIfPresent(
                path,
                (same, row) -> new ReviewRow(
                        path,
                        row.name(),
                        row.depth(),
                        row.kind(),
                        row.src(),
                        row.dst(),
                        row.copy(),
                        row.action(),
                        row.rule(),
                        row.reason(),
                        row.decision(),
                        row.errorClass(),
                        row.message(),
                        row.attempts(),
                        row.marks(),
                        newName));
        return this;
    }

    private ReviewRow.Half half(String path, long size) {
        return new ReviewRow.Half(++lastId, name(path), size, TIME, TraversalStatus.SUCCESSFUL, null, null);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Lets no question be answered until the result is closed. */
    Held hold() {
        gate.writeLock().lock();
        return gate.writeLock()::unlock;
    }

    /** Questions that wait. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    void setChangeable(boolean may) {
        changeable = may;
    }

    private <T> T answer(java.util.function.Supplier<T> answer) {
        gate.readLock().lock();
        try {
            synchronized (this) {
                return answer.get();
            }
        } finally {
            gate.readLock().unlock();
        }
    }

    private ReviewRow now(ReviewRow row) {
        CopyStatus copy = row.copy();
        if (copy != null && excluded.containsKey(row.path())) {
            return with(
                    row, CopyStatus.EXCLUDED_EXPLICIT, excluded.get(row.path()).reason());
        }
        boolean above = excluded.keySet().stream().anyMatch(path -> row.path().startsWith(path + "/"));
        return copy != null && above ? with(row, CopyStatus.EXCLUDED_INHERITED, null) : row;
    }

    private static ReviewRow with(ReviewRow row, CopyStatus copy, @Nullable String reason) {
        return new ReviewRow(
                row.path(),
                row.name(),
                row.depth(),
                row.kind(),
                row.src(),
                row.dst(),
                copy,
                PlanAction.EXCLUDE,
                null,
                reason,
                reason == null ? 0 : 1,
                null,
                null,
                0,
                Set.of(),
                row.newName());
    }

    private List<ReviewRow> all() {
        return rows.values().stream().map(this::now).toList();
    }

    private List<ReviewRow> below(String folder, boolean deep) {
        String start = folder.equals("/") ? "/" : folder + "/";
        return all().stream()
                .filter(row -> !row.path().equals("/") && row.path().startsWith(start))
                .filter(row -> deep || row.path().indexOf('/', start.length()) < 0)
                .toList();
    }

    private String pathOf(long id) {
        return rows.values().stream()
                .filter(row -> row.srcId() == id)
                .findFirst()
                .orElseThrow()
                .path();
    }

    private static ReviewPage page(List<ReviewRow> rows, ReviewPage.Request request) {
        Comparator<ReviewRow> order = switch (request.order().by()) {
            case SIZE -> Comparator.comparingLong(row -> row.main().size());
            case STATUS ->
                Comparator.comparingInt(
                        row -> row.copy() == null ? 99 : row.copy().code());
            case PATH -> Comparator.comparing(ReviewRow::path, NaturalOrder.paths());
            case NAME -> Comparator.comparing(ReviewRow::name, NaturalOrder.names());
            default -> Comparator.comparingInt(row -> 0);
        };
        order = request.order().descending() ? order.reversed() : order;
        order = order.thenComparing(ReviewRow::name, NaturalOrder.names()).thenComparing(ReviewRow::path);
        if (request.order().foldersFirst()) {
            order = Comparator.comparing((ReviewRow row) -> !row.isFolder()).thenComparing(order);
        }
        Comparator<ReviewRow> whole = order;
        ReviewRow after = request.after();
        List<ReviewRow> shown = rows.stream()
                .sorted(whole)
                .filter(row -> after == null || whole.compare(row, after) > 0)
                .limit(request.max())
                .toList();
        return new ReviewPage(shown, request.counted() ? tally(rows) : null);
    }

    private static Tally tally(List<ReviewRow> rows) {
        return new Tally(
                rows.size(), rows.stream().mapToLong(row -> row.main().size()).sum());
    }

    @Override
    public boolean isChangeable() {
        return answer(() -> changeable);
    }

    @Override
    public Optional<ReviewRow> row(String path) {
        return answer(() -> Optional.ofNullable(rows.get(path)).map(this::now));
    }

    @Override
    public Optional<ReviewRow> row(Side side, long id) {
        return answer(() -> all().stream()
                .filter(row -> (side == Side.SRC ? row.srcId() : row.dstId()) == id)
                .findFirst());
    }

    @Override
    public ReviewPage children(String folder, ReviewPage.Request page) {
        return answer(() -> page(below(folder, false), page));
    }

    @Override
    public ReviewPage children(long srcFolder, ReviewPage.Request page) {
        return answer(() -> page(below(pathOf(srcFolder), false), page));
    }

    @Override
    public ReviewPage search(Condition condition, ReviewPage.Request page) {
        return search(condition, "/", page);
    }

    @Override
    public ReviewPage search(Condition condition, String folder, ReviewPage.Request page) {
        Predicate<Subject> holds = ConditionEvaluator.compile(
                condition,
                (regex, ignoreCase) -> Pattern.compile(
                                regex, Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0))
                        .asMatchPredicate());
        return answer(() -> page(
                below(folder, true).stream()
                        .filter(row -> holds.test(new Asked(row)))
                        .toList(),
                page));
    }

    @Override
    public ReviewCounters counters(String folder, boolean deep) {
        return answer(() -> {
            List<ReviewRow> in = below(folder, deep);
            return new ReviewCounters(
                    tally(in),
                    in.stream().filter(ReviewRow::isFolder).count(),
                    in.stream().filter(row -> row.kind() == NodeKind.FILE).count(),
                    in.stream().filter(row -> row.src() == null).count(),
                    in.stream().filter(row -> row.dst() == null).count(),
                    tally(in.stream()
                            .filter(row -> row.copy() == CopyStatus.PENDING)
                            .toList()),
                    in.stream().filter(ReviewRow::excluded).count(),
                    tally(in.stream().filter(ReviewRow::excluded).toList()),
                    in.stream().filter(row -> row.errorClass() != null).count());
        });
    }

    @Override
    public ReviewCounters counters(long srcFolder, boolean deep) {
        return answer(() -> counters(pathOf(srcFolder), deep));
    }

    @Override
    public ReviewSelection select(List<String> paths) {
        throw new UnsupportedOperationException("the view selects by id");
    }

    @Override
    public ExclusionChange exclude(ReviewSelection selection, boolean below, Reviewer by) {
        return change(selection, path -> excluded.put(path, by), DecisionRecord.Action.EXCLUDE, by);
    }

    @Override
    public ExclusionChange include(ReviewSelection selection, boolean below, Reviewer by) {
        return change(selection, excluded::remove, DecisionRecord.Action.INCLUDE, by);
    }

    @Override
    public ExclusionChange rehearse(DecisionRecord.Action action, ReviewSelection selection, boolean below) {
        return answer(() -> {
            String path = pathOf(
                    ((ReviewSelection.Nodes) selection).srcIds().iterator().next());
            List<ReviewRow> touched = new ArrayList<>(below(path, true));
            touched.add(rows.get(path));
            return new ExclusionChange(0, 1, 0, 1, tally(touched), 0);
        });
    }

    private ExclusionChange change(
            ReviewSelection selection,
            java.util.function.Consumer<String> made,
            DecisionRecord.Action action,
            Reviewer by) {
        return answer(() -> {
            String path = pathOf(
                    ((ReviewSelection.Nodes) selection).srcIds().iterator().next());
            List<ReviewRow> touched = new ArrayList<>(below(path, true));
            touched.add(rows.get(path));
            made.accept(path);
            Decision decision = new Decision(TIME, by.user(), by.reason(), by.subject());
            decisions.add(new DecisionRecord(decisions.size() + 1, 1, action, decision, 1, tally(touched)));
            return new ExclusionChange(decisions.size(), 1, 0, 1, tally(touched), 0);
        });
    }

    @Override
    public List<DecisionRecord> decisions(long afterSequence, int max) {
        return answer(() -> decisions.stream()
                .filter(made -> made.sequence() > afterSequence)
                .limit(max)
                .toList());
    }

    @Override
    public List<HandExclusion> exclusionsOf(long srcId) {
        return answer(() -> excluded.containsKey(pathOf(srcId))
                ? List.of(new HandExclusion(srcId, pathOf(srcId), decisions.get(decisions.size() - 1)))
                : List.of());
    }

    private record Asked(ReviewRow row) implements Subject {
        @Override
        public String name() {
            return row.name();
        }

        @Override
        public String path() {
            return row.path();
        }

        @Override
        public NodeKind kind() {
            return row.kind();
        }

        @Override
        public long size() {
            return row.main().size();
        }

        @Override
        public @Nullable Instant mtime() {
            return row.main().mtime();
        }

        @Override
        public int depth() {
            return row.depth();
        }

        @Override
        public boolean holds(StateCondition condition) {
            if (condition instanceof ReviewCondition.CopyIs copy) {
                return row.copy() != null && copy.statuses().contains(row.copy());
            }
            if (condition instanceof ReviewCondition.FailureIs failure) {
                return row.errorClass() != null
                        && (failure.classes().isEmpty() || failure.classes().contains(row.errorClass()));
            }
            if (condition instanceof ReviewCondition.MissingOn missing) {
                return (missing.side() == Side.SRC ? row.src() : row.dst()) == null;
            }
            return condition instanceof ReviewCondition.Excluded && row.excluded();
        }
    }
}
