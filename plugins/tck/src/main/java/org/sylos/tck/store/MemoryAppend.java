package org.sylos.tck.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.filter.FilterDecision.Reject;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.TraversalStatus;

/** Adds pages of listings to one side: first everything is checked, then everything is added. */
final class MemoryAppend {
    /** The rule that stands for kinds that are not migrated. */
    static final String UNSUPPORTED = "unsupported";

    private final Side side;
    private final MemoryTree tree;
    private final Instant now;

    MemoryAppend(Side side, MemoryTree tree, Instant now) {
        this.side = side;
        this.tree = tree;
        this.now = now;
    }

    void append(List<ListingPage> pages) {
        List<ListingPage> checked = new ArrayList<>();
        Set<Long> ended = new HashSet<>();
        for (ListingPage page : pages) {
            MemoryNode folder = tree.get(page.folder().id());
            if (folder.traversal != TraversalStatus.PENDING || ended.contains(folder.id)) {
                throw new StoreException(
                        Reason.ILLEGAL_STATE,
                        "'" + folder.path + "' on " + side + " is not pending: it takes no more children",
                        null,
                        null);
            }
            if (page.outcome() != null && page.outcome().result() != ListingOutcome.Result.RETRY) {
                ended.add(folder.id);
            }
            checked.add(new ListingPage(
                    page.folder(), List.copyOf(page.entries()), Map.copyOf(page.rejections()), page.outcome()));
        }
        checked.forEach(this::add);
    }

    private void add(ListingPage page) {
        MemoryNode folder = tree.get(page.folder().id());
        for (int i = 0; i < page.entries().size(); i++) {
            Entry entry = page.entries().get(i);
            if (!folder.hasChildLike(entry)) {
                addChild(folder, entry, page.rejections().get(i));
            }
        }
        if (page.outcome() != null) {
            end(folder, page.outcome());
        }
    }

    private void end(MemoryNode folder, ListingOutcome outcome) {
        folder.addFailures(Operation.LIST, outcome.failures());
        switch (outcome.result()) {
            case LISTED -> {
                folder.traversal = TraversalStatus.SUCCESSFUL;
                folder.addSuccess(Operation.LIST, now);
            }
            case FAILED -> {
                folder.traversal = TraversalStatus.FAILED;
                tree.removeChildren(folder);
            }
            case RETRY -> tree.removeChildren(folder);
        }
    }

    private void addChild(MemoryNode folder, Entry entry, @Nullable Reject rejection) {
        MemoryNode child = tree.add(folder, entry);
        child.traversal = initialStatus(entry);
        EntryProblem problem = entry.problem();
        if (rejection != null) {
            exclude(child, rejection.rule(), rejection.reason());
        } else if (problem == null) {
            child.copy = side == Side.SRC ? CopyStatus.PENDING : null;
        } else if (problem.errorClass() == ErrorClass.UNSUPPORTED) {
            exclude(child, UNSUPPORTED, problem.message());
        } else {
            child.traversal = TraversalStatus.FAILED;
            child.copy = side == Side.SRC ? CopyStatus.FAILED : null;
            child.addFailure(Operation.LIST, now, problem.errorClass(), problem.message());
        }
    }

    private TraversalStatus initialStatus(Entry entry) {
        return switch (entry.kind()) {
            // A folder of the destination is descended into only once its partner is known.
            case FOLDER -> side == Side.SRC ? TraversalStatus.PENDING : TraversalStatus.NOT_ON_SRC;
            case FILE, SYMLINK, OTHER -> TraversalStatus.SUCCESSFUL;
        };
    }

    /** What cannot be migrated is excluded on the source; on the destination it merely is there. */
    private void exclude(MemoryNode child, String rule, String reason) {
        if (side == Side.SRC) {
            child.traversal = TraversalStatus.EXCLUDED;
            child.rule = rule;
            child.reason = reason;
        } else {
            child.traversal = TraversalStatus.NOT_ON_SRC;
        }
    }
}
