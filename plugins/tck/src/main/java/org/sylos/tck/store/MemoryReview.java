package org.sylos.tck.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.ConditionEvaluator;
import org.sylos.engine.api.rule.Subject;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.DecisionRecord;
import org.sylos.engine.api.storage.DecisionRecord.Action;
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
import org.sylos.engine.api.storage.TraversalStatus;

/** Rows, search and decisions of a review, in memory. */
final class MemoryReview implements ReviewStore {
    private final MemoryDatabase database;

    MemoryReview(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<ReviewRow> row(Side side, long id) {
        MemoryNode node = database.tree(side).find(id);
        if (node != null && side == Side.DST && node.partner != null) {
            return Optional.of(MemoryRow.of(node.partner).row());
        }
        return node == null || (side == Side.DST && !isDstOnly(node))
                ? Optional.empty()
                : Optional.of(MemoryRow.of(node).row());
    }

    /** Whether it is a row of its own: what was compared and found no partner. */
    private boolean isDstOnly(MemoryNode node) {
        return node.partner == null
                && node.depth <= Math.max(0, database.reconciledDepth)
                && (node.traversal == TraversalStatus.NOT_ON_SRC || node.traversal == TraversalStatus.FAILED);
    }

    @Override
    public ReviewPage children(long srcFolder, ReviewPage.Request page) {
        return page(childRows(folder(srcFolder)), page);
    }

    private @Nullable MemoryNode folder(long id) {
        MemoryNode node = database.src.find(id);
        return node != null && node.isFolder() ? node : null;
    }

    private List<MemoryRow> childRows(@Nullable MemoryNode folder) {
        if (folder == null) {
            return List.of();
        }
        Stream<MemoryNode> dstOnly = folder.partner == null
                ? Stream.of()
                : folder.partner.children.stream().filter(this::isDstOnly);
        return Stream.concat(folder.children.stream(), dstOnly)
                .map(MemoryRow::of)
                .toList();
    }

    @Override
    public ReviewPage search(Condition condition, long below, ReviewPage.Request page) {
        Predicate<Subject> holds = compile(condition);
        return page(rows(below).stream().filter(holds).toList(), page);
    }

    private static Predicate<Subject> compile(Condition condition) {
        try {
            return ConditionEvaluator.compile(condition, Re2.REGEXES);
        } catch (IllegalArgumentException e) {
            throw new StoreException(Reason.ILLEGAL_STATE, "the store cannot answer this condition", null, e);
        }
    }

    private List<MemoryRow> rows(long below) {
        if (below == 0) {
            Stream<MemoryNode> dstOnly = database.dst.all().stream().filter(this::isDstOnly);
            return Stream.concat(database.src.all().stream(), dstOnly)
                    .map(MemoryRow::of)
                    .toList();
        }
        List<MemoryRow> found = new ArrayList<>();
        addBelow(folder(below), found);
        return found;
    }

    private void addBelow(@Nullable MemoryNode folder, List<MemoryRow> found) {
        if (folder != null) {
            found.addAll(childRows(folder));
            folder.children.forEach(child -> addBelow(child.isFolder() ? child : null, found));
        }
    }

    private static ReviewPage page(List<MemoryRow> rows, ReviewPage.Request page) {
        Comparator<MemoryRow> order = MemoryRow.order(page.order());
        ReviewRow after = page.after();
        MemoryRow last = after == null ? null : MemoryRow.seen(after);
        List<ReviewRow> found = rows.stream()
                .filter(row -> last == null || order.compare(row, last) > 0)
                .sorted(order)
                .limit(page.max())
                .map(MemoryRow::row)
                .toList();
        return new ReviewPage(found, page.counted() ? tally(rows) : null);
    }

    private static Tally tally(Collection<MemoryRow> rows) {
        return rows.stream().map(row -> new Tally(1, row.size())).reduce(Tally.ZERO, Tally::plus);
    }

    @Override
    public ReviewCounters counters(long srcFolder, boolean deep) {
        List<MemoryRow> rows = new ArrayList<>();
        if (deep) {
            addBelow(folder(srcFolder), rows);
        } else {
            rows.addAll(childRows(folder(srcFolder)));
        }
        Tally toCopy = Tally.ZERO;
        Tally byHand = Tally.ZERO;
        long[] counts = new long[6];
        for (MemoryRow row : rows) {
            ReviewRow shown = row.row();
            Tally one = new Tally(1, row.size());
            toCopy = shown.copy() == CopyStatus.PENDING ? toCopy.plus(one) : toCopy;
            byHand = row.main().covered != null ? byHand.plus(one) : byHand;
            counts[0] += shown.isFolder() ? 1 : 0;
            counts[1] += shown.kind() == NodeKind.FILE ? 1 : 0;
            counts[2] += shown.src() == null ? 1 : 0;
            counts[3] += shown.dst() == null ? 1 : 0;
            counts[4] += shown.excluded() ? 1 : 0;
            counts[5] += shown.errorClass() == null ? 0 : 1;
        }
        return new ReviewCounters(
                tally(rows), counts[0], counts[1], counts[2], counts[3], toCopy, counts[4], byHand, counts[5]);
    }

    private List<MemoryNode> select(ReviewSelection selection) {
        if (selection instanceof ReviewSelection.Matching matching) {
            Predicate<Subject> holds = compile(matching.condition());
            return rows(matching.below()).stream()
                    .filter(row -> row.main().side == Side.SRC)
                    .filter(holds)
                    .map(MemoryRow::main)
                    .toList();
        }
        ReviewSelection.Nodes nodes = (ReviewSelection.Nodes) selection;
        return database.src.all().stream()
                .filter(node -> nodes.srcIds().contains(node.id))
                .toList();
    }

    @Override
    public ExclusionChange exclude(ReviewSelection selection, boolean below, Decision decision) {
        List<MemoryNode> selected = select(selection);
        List<MemoryNode> fit = selected.stream()
                .filter(node ->
                        node.copy != null && (node.isFolder() ? below : node.beneath() != CopyStatus.SUCCESSFUL))
                .toList();
        List<MemoryNode> chosen =
                fit.stream().filter(node -> node.exclusion == null).toList();
        DecisionRecord record = next(Action.EXCLUDE, decision);
        chosen.forEach(node -> node.exclusion = record);
        return carriedOut(record, selected, selected.size() - fit.size(), chosen, 0);
    }

    @Override
    public ExclusionChange include(ReviewSelection selection, boolean below, Decision decision) {
        List<MemoryNode> selected = select(selection);
        List<MemoryNode> fit =
                selected.stream().filter(node -> node.copy != null).toList();
        List<MemoryNode> chosen = new ArrayList<>();
        for (MemoryNode node : fit) {
            release(node, below, chosen);
        }
        DecisionRecord record = next(Action.INCLUDE, decision);
        ExclusionChange change = carriedOut(record, selected, selected.size() - fit.size(), chosen, 0);
        long still = fit.stream().filter(node -> node.covered != null).count();
        return new ExclusionChange(
                change.decision(), change.selected(), change.passedOver(), change.chosen(), change.changed(), still);
    }

    @Override
    public ExclusionChange rehearse(Action action, ReviewSelection selection, boolean below) {
        Map<MemoryNode, DecisionRecord> before = new HashMap<>();
        for (MemoryNode node : database.src.all()) {
            if (node.exclusion != null) {
                before.put(node, node.exclusion);
            }
        }
        int decisions = database.decisions.size();
        Decision nobodys = new Decision(Instant.EPOCH, "", "", "");
        ExclusionChange change =
                action == Action.EXCLUDE ? exclude(selection, below, nobodys) : include(selection, below, nobodys);
        database.decisions.subList(decisions, database.decisions.size()).clear();
        for (MemoryNode node : database.src.all()) {
            node.exclusion = before.get(node);
            node.showExclusion();
        }
        return change.withoutDecision();
    }

    private static void release(MemoryNode node, boolean below, List<MemoryNode> chosen) {
        if (node.exclusion != null) {
            node.exclusion = null;
            chosen.add(node);
        }
        if (below) {
            node.children.forEach(child -> release(child, true, chosen));
        }
    }

    private DecisionRecord next(Action action, Decision decision) {
        return new DecisionRecord(database.decisions.size() + 1, database.pass(), action, decision, 0, Tally.ZERO);
    }

    /** Shows what follows from what was chosen, from the root down, and keeps the decision when something changed. */
    private ExclusionChange carriedOut(
            DecisionRecord record, List<MemoryNode> selected, long passedOver, List<MemoryNode> chosen, long still) {
        Tally changed = Tally.ZERO;
        for (MemoryNode node : database.src.all()) {
            if (node.showExclusion()) {
                changed = changed.plus(new Tally(1, node.entry.size()));
            }
        }
        if (chosen.isEmpty()) {
            return new ExclusionChange(0, selected.size(), passedOver, 0, changed, still);
        }
        DecisionRecord kept = new DecisionRecord(
                record.sequence(), record.pass(), record.action(), record.decision(), chosen.size(), changed);
        database.decisions.add(kept);
        for (MemoryNode node : chosen) {
            node.exclusion = node.exclusion == null ? null : kept;
        }
        return new ExclusionChange(kept.sequence(), selected.size(), passedOver, chosen.size(), changed, still);
    }

    @Override
    public List<DecisionRecord> decisions(long afterSequence, int max) {
        return database.decisions.stream()
                .filter(decision -> decision.sequence() > afterSequence)
                .limit(max)
                .toList();
    }

    @Override
    public List<HandExclusion> exclusionsOf(long srcId) {
        List<HandExclusion> found = new ArrayList<>();
        for (MemoryNode at = database.src.find(srcId); at != null; at = at.parent) {
            if (at.exclusion != null) {
                found.add(new HandExclusion(at.id, at.path, at.exclusion));
            }
        }
        return found;
    }
}
