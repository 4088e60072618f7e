package org.sylos.tck.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.Comparison;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.FolderCopy;
import org.sylos.engine.api.storage.FolderFinish;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.RenamedNode;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.Verifiable;
import org.sylos.engine.api.storage.VerificationStore.VerifiedNode;
import org.sylos.engine.api.verify.Verdict;

/** Everything that can be asked of a store, to be compared with the answers at another moment. */
final class Snapshot {
    private static final int PAGE = 500;

    private final MigrationStore store;
    private final Map<String, @Nullable Object> answers = new LinkedHashMap<>();

    private Snapshot(MigrationStore store) {
        this.store = store;
    }

    /** What the store answers now, by question. */
    static Map<String, @Nullable Object> of(MigrationStore store) {
        Snapshot snapshot = new Snapshot(store);
        snapshot.askLifecycle();
        snapshot.askNodes();
        snapshot.askWork();
        snapshot.askVerification();
        snapshot.askJournal();
        return snapshot.answers;
    }

    private void askLifecycle() {
        answers.put("migration", store.lifecycle().load());
        answers.put("phases", store.lifecycle().phaseHistory());
        answers.put("approval", store.lifecycle().approval());
        answers.put("past passes", store.lifecycle().pastPasses());
        answers.put("document", store.lifecycle().document("config"));
    }

    private void askNodes() {
        for (Side side : Side.values()) {
            List<NodeView> nodes = Paging.nodes(store, side);
            answers.put(side + " nodes", nodes);
            for (NodeView node : nodes) {
                if (node.attempts() > 0) {
                    answers.put(
                            side + " attempts " + node.id(), store.inspection().attempts(side, node.id()));
                }
            }
            answers.put(side + " counts", held(store.inspection().traversalCounts(side)));
            answers.put(
                    side + " failures",
                    Paging.all(
                            PAGE,
                            NodeView::id,
                            (after, max) -> store.inspection().failures(side, after, max)));
        }
        answers.put("copy counts", held(store.inspection().copyCounts()));
        answers.put("plan", plan(store.inspection().plan()));
        for (PlanAction action : PlanAction.values()) {
            answers.put(
                    "plan " + action,
                    Paging.all(
                            PAGE,
                            NodeView::id,
                            (after, max) -> store.inspection().planNodes(action, after, max)));
        }
        answers.put("digest", store.inspection().planDigest());
        answers.put("balance", store.inspection().balance());
        answers.put("rows", ReviewWalk.everything(store));
        answers.put("decisions", store.review().decisions(0, PAGE));
        answers.put("renamed", Paging.all(PAGE, RenamedNode::id, store.renames()::renamed));
        answers.put("breaches", store.inspection().breaches());
    }

    private void askWork() {
        answers.put("state", store.discovery().state());
        answers.put("comparisons", Paging.all(PAGE, Comparison::srcId, store.discovery()::pendingComparisons));
        int deepest = store.inspection().plan().deepest();
        for (int depth = 0; depth <= deepest; depth++) {
            int level = depth;
            for (Side side : Side.values()) {
                answers.put(
                        side + " pending " + depth,
                        Paging.all(
                                PAGE,
                                FolderWork::id,
                                (after, max) -> store.discovery().pending(side, level, after, max)));
            }
            answers.put(
                    "folders " + depth,
                    Paging.all(
                            PAGE, FolderCopy::id, (after, max) -> store.copies().pendingFolders(level, after, max)));
        }
        answers.put("deepest folder", store.copies().deepestPendingFolder());
        answers.put("files", Paging.all(PAGE, FileCopy::id, store.copies()::pendingFiles));
        answers.put("in doubt", Paging.all(PAGE, FolderWork::id, store.copies()::foldersInDoubt));
        answers.put(
                "to finish",
                Paging.allDescending(
                        PAGE, FolderFinish::id, (before, max) -> store.copies().foldersToFinish(1, before, max)));
    }

    private void askVerification() {
        for (String verifier : List.of("size", "checksum")) {
            answers.put(verifier, store.verification().summary(verifier));
            answers.put(
                    verifier + " unverified",
                    Paging.all(
                            PAGE,
                            Verifiable::id,
                            (after, max) -> store.verification().unverified(verifier, after, max)));
            for (Verdict.Result result : Verdict.Result.values()) {
                answers.put(
                        verifier + " " + result,
                        Paging.all(
                                PAGE,
                                VerifiedNode::id,
                                (after, max) -> store.verification().findings(verifier, result, after, max)));
            }
        }
        answers.put(
                "verifiers", store.verification().verifiers().stream().sorted().toList());
    }

    private void askJournal() {
        answers.put("journal", store.journal().latest(JournalEntry.Level.TRACE, PAGE));
        for (QueueMetrics.Queue queue : QueueMetrics.Queue.values()) {
            answers.put(queue.label(), store.journal().latestMetrics(queue, PAGE));
        }
    }

    /** Counts without those of nothing, which a store may give or leave out. */
    static <K> Map<K, Tally> held(Map<K, Tally> counts) {
        Map<K, Tally> held = new TreeMap<>(counts);
        held.values().removeIf(tally -> tally.nodes() == 0);
        return held;
    }

    /** A plan without the actions and classes that have no nodes. */
    static PlanSummary plan(PlanSummary plan) {
        Map<ErrorClass, Long> failures = new TreeMap<>(plan.failures());
        failures.values().removeIf(count -> count == 0);
        return new PlanSummary(
                held(plan.actions()),
                failures,
                plan.excludedByHand(),
                plan.unsupported(),
                plan.incomparable(),
                plan.deepest());
    }
}
