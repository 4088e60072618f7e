package org.sylos.tck.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.RetryMark;
import org.sylos.engine.api.storage.RetryStore;
import org.sylos.engine.api.storage.TraversalStatus;

/** What is to be tried again, in memory. */
final class MemoryRetries implements RetryStore {
    private final MemoryDatabase database;

    MemoryRetries(MemoryDatabase database) {
        this.database = database;
    }

    private static boolean isMarked(MemoryNode node, RetryKind kind) {
        return kind == RetryKind.DISCOVERY ? node.markedForDiscovery : node.beforeMark != null;
    }

    private Set<MemoryNode> select(Side side, Collection<Long> ids) {
        Set<MemoryNode> selected = new HashSet<>();
        for (long id : ids) {
            MemoryNode node = database.tree(side).find(id);
            if (node != null) {
                selected.add(node);
            }
        }
        return selected;
    }

    @Override
    public RetryChange mark(RetryKind kind, Side side, Collection<Long> ids) {
        return mark(kind, select(side, ids));
    }

    @Override
    public RetryChange markFailed(RetryKind kind) {
        Set<MemoryNode> failed = new HashSet<>();
        for (Side side : Side.values()) {
            for (MemoryNode node : database.tree(side).all()) {
                boolean here = kind == RetryKind.DISCOVERY
                        ? node.traversal == TraversalStatus.FAILED
                        : node.copy == CopyStatus.FAILED || node.copy == CopyStatus.DRIFTED;
                if (here) {
                    failed.add(node);
                }
            }
        }
        return mark(kind, failed);
    }

    private RetryChange mark(RetryKind kind, Set<MemoryNode> selected) {
        long already = selected.stream().filter(node -> isMarked(node, kind)).count();
        Set<MemoryNode> chosen = kind == RetryKind.DISCOVERY ? forDiscovery(selected) : forCopy(selected);
        long fitting = chosen.stream().filter(selected::contains).count();
        if (kind == RetryKind.DISCOVERY) {
            chosen.forEach(node -> node.markedForDiscovery = true);
        } else {
            chosen.forEach(MemoryRetries::makePending);
        }
        return new RetryChange(selected.size(), chosen.size(), selected.size() - already - fitting);
    }

    private static void makePending(MemoryNode node) {
        node.beforeMark = node.copy;
        node.copy = node.isFolder() && node.partner != null ? CopyStatus.ALREADY_EXISTS : CopyStatus.PENDING;
    }

    private static Set<MemoryNode> forDiscovery(Set<MemoryNode> selected) {
        Set<MemoryNode> chosen = new HashSet<>();
        for (MemoryNode node : selected) {
            if (!node.markedForDiscovery && fitsDiscovery(node)) {
                chosen.add(node);
            }
        }
        return chosen;
    }

    private static boolean fitsDiscovery(MemoryNode node) {
        if (node.excludedByHand()) {
            return false;
        }
        if (node.entry.problem() != null) {
            return node.traversal == TraversalStatus.FAILED;
        }
        boolean tried = node.traversal == TraversalStatus.SUCCESSFUL || node.traversal == TraversalStatus.FAILED;
        return node.isFolder() && tried && (node.side == Side.SRC || node.partner != null);
    }

    private Set<MemoryNode> forCopy(Set<MemoryNode> selected) {
        Set<MemoryNode> chosen = new HashSet<>();
        // In the order of ids folders come before what is in them.
        for (MemoryNode node : database.src.all()) {
            if (node.beforeMark == null && fitsCopy(node, selected, chosen)) {
                chosen.add(node);
            }
        }
        return chosen;
    }

    private static boolean fitsCopy(MemoryNode node, Set<MemoryNode> selected, Set<MemoryNode> chosen) {
        if (node.entry.problem() != null || node.copy == null) {
            return false;
        }
        return switch (node.copy) {
            case SUCCESSFUL, ALREADY_EXISTS, DRIFTED -> !node.isFolder() && selected.contains(node);
            case FAILED -> fitsFailed(node, selected, chosen);
            case PENDING, EXCLUDED_EXPLICIT, EXCLUDED_INHERITED -> false;
        };
    }

    private static boolean fitsFailed(MemoryNode node, Set<MemoryNode> selected, Set<MemoryNode> chosen) {
        AttemptRecord failure = Objects.requireNonNull(node.shownFailure());
        if (failure.errorClass() == ErrorClass.PARENT) {
            MemoryNode folder = Objects.requireNonNull(node.parent);
            return chosen.contains(folder) || (selected.contains(node) && isOutOfTheWay(folder));
        }
        boolean conflict = failure.operation() == Operation.COMPARE && failure.errorClass() == ErrorClass.CONFLICT;
        return selected.contains(node) && !conflict && failure.operation() != Operation.LIST;
    }

    private static boolean isOutOfTheWay(MemoryNode folder) {
        boolean listed = folder.partner == null || folder.partner.traversal != TraversalStatus.FAILED;
        return listed && (folder.copy == CopyStatus.PENDING || folder.atDestination());
    }

    @Override
    public RetryChange unmark(RetryKind kind, Side side, Collection<Long> ids) {
        Set<MemoryNode> selected = select(side, ids);
        Set<MemoryNode> chosen = new HashSet<>();
        for (MemoryNode node : database.tree(side).all()) {
            boolean along = kind == RetryKind.COPY && wentAlong(node, chosen);
            if (isMarked(node, kind) && (selected.contains(node) || along)) {
                chosen.add(node);
            }
        }
        long fitting = chosen.stream().filter(selected::contains).count();
        unmark(kind, chosen);
        return new RetryChange(selected.size(), chosen.size(), selected.size() - fitting);
    }

    private static boolean wentAlong(MemoryNode node, Set<MemoryNode> unmarked) {
        return node.beforeMark == CopyStatus.FAILED
                && node.parent != null
                && unmarked.contains(node.parent)
                && node.latestCopyFailureIs(ErrorClass.PARENT);
    }

    private static void unmark(RetryKind kind, Collection<MemoryNode> nodes) {
        for (MemoryNode node : nodes) {
            if (kind == RetryKind.DISCOVERY) {
                node.markedForDiscovery = false;
            } else {
                node.setBeneath(Objects.requireNonNull(node.beforeMark));
                node.beforeMark = null;
            }
        }
    }

    private List<MemoryNode> marked(RetryKind kind) {
        List<MemoryNode> marked = new ArrayList<>();
        for (Side side : Side.values()) {
            database.tree(side).all().stream()
                    .filter(node -> isMarked(node, kind))
                    .forEach(marked::add);
        }
        return marked;
    }

    @Override
    public RetryChange unmarkAll(RetryKind kind) {
        List<MemoryNode> marked = marked(kind);
        unmark(kind, marked);
        return new RetryChange(marked.size(), marked.size(), 0);
    }

    @Override
    public long count(RetryKind kind) {
        return marked(kind).size();
    }

    @Override
    public List<RetryMark> marks(RetryKind kind, Side side, long afterId, int max) {
        return database.tree(side)
                .page(
                        afterId,
                        max,
                        node -> isMarked(node, kind),
                        node -> new RetryMark(
                                side, node.id, node.path, kind, kind == RetryKind.COPY ? node.beforeMark : null));
    }

    @Override
    public long foldersToSweep() {
        return new MemorySweep(database).folders().size();
    }

    /** The copy begins: its marks have done their work. */
    static void beginCopy(MemoryDatabase database) {
        for (MemoryNode node : database.src.all()) {
            if (node.beforeMark != null) {
                node.beforeMark = null;
                if (node.beneath() == CopyStatus.PENDING) {
                    node.writtenNativeId = null;
                    node.writtenChecksum = null;
                    database.findings.values().forEach(of -> of.remove(node.id));
                }
            }
        }
    }
}
