package org.sylos.engine.core.internal.review;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.DecisionRecord;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.HandExclusion;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.ReviewStore;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.Review;
import org.sylos.engine.core.Reviewer;
import org.sylos.engine.core.internal.words.Amount;

/** The review of a migration that is open in this process. */
public final class ActiveReview implements Review {
    private final String migration;
    private final MigrationStore store;
    private final Decisions decisions;

    /** @param migration name of the migration */
    public ActiveReview(String migration, MigrationStore store, Decisions decisions) {
        this.migration = migration;
        this.store = store;
        this.decisions = decisions;
    }

    private ReviewStore store() {
        return store.review();
    }

    @Override
    public boolean isChangeable() {
        return decisions.areOpen();
    }

    @Override
    public Optional<ReviewRow> row(String path) {
        Optional<NodeView> source = store.inspection().node(Side.SRC, path);
        return source.isPresent()
                ? row(Side.SRC, source.get().id())
                : store.inspection().node(Side.DST, path).flatMap(node -> row(Side.DST, node.id()));
    }

    @Override
    public Optional<ReviewRow> row(Side side, long id) {
        return store().row(side, id);
    }

    @Override
    public ReviewPage children(String folder, ReviewPage.Request page) {
        return store().children(folderId(folder), page);
    }

    @Override
    public ReviewPage children(long srcFolder, ReviewPage.Request page) {
        return store().children(srcFolder, page);
    }

    @Override
    public ReviewPage search(Condition condition, ReviewPage.Request page) {
        return store().search(condition, 0, page);
    }

    @Override
    public ReviewPage search(Condition condition, String folder, ReviewPage.Request page) {
        return store().search(condition, folderId(folder), page);
    }

    @Override
    public ReviewCounters counters(String folder, boolean deep) {
        return store().counters(folderId(folder), deep);
    }

    @Override
    public ReviewCounters counters(long srcFolder, boolean deep) {
        return store().counters(srcFolder, deep);
    }

    /** The id of a source folder; of one that only the destination has, and in which therefore is nothing, none. */
    private long folderId(String path) {
        for (Side side : Side.values()) {
            Optional<NodeView> node =
                    store.inspection().node(side, path).filter(found -> found.kind() == NodeKind.FOLDER);
            if (node.isPresent()) {
                return side == Side.SRC ? node.get().id() : -1;
            }
        }
        throw missing("folder", path);
    }

    private SylosException missing(String what, String path) {
        return new SylosException(
                "there is no " + what + " '" + path + "' in the migration '" + migration + "'",
                "paths begin with a slash and are those of the source's root",
                null);
    }

    @Override
    public ReviewSelection select(List<String> paths) {
        Set<Long> ids = new HashSet<>();
        for (String path : paths) {
            ids.add(store.inspection()
                    .node(Side.SRC, path)
                    .orElseThrow(() -> missing("source node", path))
                    .id());
        }
        return new ReviewSelection.Nodes(ids);
    }

    @Override
    public ExclusionChange exclude(ReviewSelection selection, boolean below, Reviewer by) {
        ExclusionChange change =
                decisions.make("exclude nodes", () -> store().exclude(selection, below, decisions.of(by)));
        note(change, "excluded", by);
        return change;
    }

    @Override
    public ExclusionChange include(ReviewSelection selection, boolean below, Reviewer by) {
        ExclusionChange change =
                decisions.make("include nodes", () -> store().include(selection, below, decisions.of(by)));
        note(change, "included again", by);
        return change;
    }

    @Override
    public ExclusionChange rehearse(DecisionRecord.Action action, ReviewSelection selection, boolean below) {
        return decisions.look("tell what would change", () -> store().rehearse(action, selection, below));
    }

    private void note(ExclusionChange change, String what, Reviewer by) {
        if (change.decision() == 0) {
            return;
        }
        Tally changed = change.changed();
        decisions.note(
                by,
                " (decision " + change.decision() + ")",
                Amount.of(changed.nodes(), "node is", "nodes are") + " " + what + ", "
                        + Amount.of(changed.bytes(), "byte", "bytes") + " in all");
    }

    @Override
    public List<DecisionRecord> decisions(long afterSequence, int max) {
        return store().decisions(afterSequence, max);
    }

    @Override
    public List<HandExclusion> exclusionsOf(long srcId) {
        return store().exclusionsOf(srcId);
    }
}
