package org.sylos.tck.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.DecisionRecord;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.TraversalStatus;

/** One node of one side with everything that is known of it. */
final class MemoryNode {
    final Side side;
    final long id;
    final @Nullable MemoryNode parent;
    final Entry entry;
    final int depth;
    final String path;

    final List<MemoryNode> children = new ArrayList<>();
    private final Map<String, List<MemoryNode>> childrenByName = new HashMap<>();
    private final List<AttemptRecord> attempts = new ArrayList<>();

    TraversalStatus traversal = TraversalStatus.PENDING;

    /** The status that shows; an exclusion by hand covers the one that discovery and copy gave. */
    @Nullable
    CopyStatus copy;

    /** What an exclusion by hand covers; null when there is none. */
    @Nullable
    CopyStatus covered;

    /** The decision that excluded it itself; null when it is not excluded by itself. */
    @Nullable
    DecisionRecord exclusion;

    /** Its name at the destination; null when that is its own. */
    @Nullable
    Renamed renamed;

    @Nullable
    MemoryNode partner;

    /** Why it was excluded in discovery. */
    @Nullable
    String rule;

    @Nullable
    String reason;

    /** Waits for a comparison by checksum. */
    boolean awaitsComparison;

    /** Will be overwritten only because the sides have no checksum in common. */
    boolean incomparable;

    /** Its folder, or it itself, is to be listed in the next retry sweep. */
    boolean markedForDiscovery;

    /** The copy status it had before it was marked for copy; null when it is not. */
    @Nullable
    CopyStatus beforeMark;

    /** What the copy left at the destination. */
    @Nullable
    String writtenNativeId;

    @Nullable
    Checksum writtenChecksum;

    /** A name that somebody gave a node. */
    record Renamed(String name, String user, Instant at) {}

    MemoryNode(Side side, long id, @Nullable MemoryNode parent, Entry entry) {
        this.side = side;
        this.id = id;
        this.parent = parent;
        this.entry = entry;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.path = parent == null ? "/" : NodeRef.childPath(parent.path, entry.name());
    }

    NodeKind kind() {
        return entry.kind();
    }

    boolean isFolder() {
        return entry.kind() == NodeKind.FOLDER;
    }

    NodeRef ref() {
        return new NodeRef(path, entry.nativeId());
    }

    /** Its children of a name; several when a folder may hold several. */
    List<MemoryNode> childrenNamed(String name) {
        return childrenByName.getOrDefault(name, List.of());
    }

    /** Whether this folder has such a child already. */
    boolean hasChildLike(Entry child) {
        return childrenNamed(child.name()).stream()
                .anyMatch(there ->
                        there.kind() == child.kind() && Objects.equals(there.entry.nativeId(), child.nativeId()));
    }

    void addChild(MemoryNode child) {
        children.add(child);
        childrenByName
                .computeIfAbsent(child.entry.name(), name -> new ArrayList<>(1))
                .add(child);
    }

    void forgetChildren() {
        children.clear();
        childrenByName.clear();
    }

    /** Whether the destination has what belongs here, so that something can be put into it. */
    boolean atDestination() {
        return copy == CopyStatus.SUCCESSFUL || copy == CopyStatus.ALREADY_EXISTS;
    }

    /** What it is called, or will be, at the destination. */
    String destinationName() {
        return renamed == null ? entry.name() : renamed.name();
    }

    /** Where a source node is, or will be, at the destination. */
    NodeRef destination() {
        if (partner != null && isFolder()) {
            return partner.ref();
        }
        String at =
                parent == null ? "/" : NodeRef.childPath(parent.destination().path(), destinationName());
        return new NodeRef(at, writtenNativeId);
    }

    boolean excluded() {
        return traversal == TraversalStatus.EXCLUDED || excludedByHand();
    }

    boolean excludedByHand() {
        return copy == CopyStatus.EXCLUDED_EXPLICIT || copy == CopyStatus.EXCLUDED_INHERITED;
    }

    boolean failed() {
        return traversal == TraversalStatus.FAILED || copy == CopyStatus.FAILED;
    }

    void addFailure(Operation operation, Instant at, ErrorClass errorClass, String message) {
        attempts.add(new AttemptRecord(operation, next(operation), at, errorClass, message));
    }

    void addFailures(Operation operation, List<Attempt> failures) {
        for (Attempt failure : failures) {
            addFailure(operation, failure.at(), failure.errorClass(), failure.message());
        }
    }

    /** A success is part of the history only when failures came before it. */
    void addSuccess(Operation operation, Instant at) {
        if (next(operation) > 1) {
            attempts.add(new AttemptRecord(operation, next(operation), at, null, null));
        }
    }

    private int next(Operation operation) {
        return 1
                + (int) attempts.stream()
                        .filter(attempt -> attempt.operation() == operation)
                        .count();
    }

    int failedTries(Operation operation) {
        return (int) attempts.stream()
                .filter(attempt -> attempt.operation() == operation && attempt.errorClass() != null)
                .count();
    }

    List<AttemptRecord> attempts() {
        return List.copyOf(attempts);
    }

    /**
     * The failure that its status shows; null when it is neither failed nor drifted. A node can fail twice, in being listed and
     * in being copied, in either order: what became of its copy comes first, so that the order does not matter.
     */
    @Nullable
    AttemptRecord shownFailure() {
        if (copy == CopyStatus.FAILED || copy == CopyStatus.DRIFTED) {
            return copyFailure();
        }
        return traversal == TraversalStatus.FAILED ? latestFailure(Operation.LIST) : null;
    }

    private @Nullable AttemptRecord copyFailure() {
        AttemptRecord tried = latestFailure(Operation.COPY);
        AttemptRecord compared = latestFailure(Operation.COMPARE);
        return tried != null ? tried : compared != null ? compared : latestFailure(Operation.LIST);
    }

    /** Whether a failed copy of it stands for such a failure. */
    boolean latestCopyFailureIs(ErrorClass errorClass) {
        AttemptRecord failure = copyFailure();
        return failure != null && failure.errorClass() == errorClass;
    }

    private @Nullable AttemptRecord latestFailure(Operation operation) {
        AttemptRecord latest = null;
        for (AttemptRecord attempt : attempts) {
            if (attempt.operation() == operation && attempt.errorClass() != null) {
                latest = attempt;
            }
        }
        return latest;
    }

    /** The status that discovery and copy gave it. */
    @Nullable
    CopyStatus beneath() {
        return covered == null ? copy : covered;
    }

    void setBeneath(CopyStatus status) {
        if (covered == null) {
            copy = status;
        } else {
            covered = status;
        }
    }

    /** Why it is left out itself. */
    @Nullable
    String shownReason() {
        return exclusion == null ? reason : exclusion.decision().reason();
    }

    /** Shows the status that fits what is excluded by hand; answers whether it is left out now and was not, or the other way. */
    boolean showExclusion() {
        if (traversal == TraversalStatus.EXCLUDED || copy == null) {
            return false;
        }
        boolean was = covered != null;
        boolean above = parent != null && parent.covered != null;
        CopyStatus own = covered == null ? copy : covered;
        boolean is = exclusion != null || above;
        covered = is ? own : null;
        copy = exclusion != null ? CopyStatus.EXCLUDED_EXPLICIT : above ? CopyStatus.EXCLUDED_INHERITED : own;
        return was != is;
    }

    NodeView view() {
        AttemptRecord failure = shownFailure();
        return new NodeView(
                side,
                id,
                parent == null ? 0 : parent.id,
                depth,
                entry.kind(),
                path,
                entry.size(),
                entry.mtime(),
                entry.nativeId(),
                entry.linkTarget(),
                traversal,
                copy,
                partner == null ? 0 : partner.id,
                failure == null ? null : failure.errorClass(),
                failure == null ? shownReason() : failure.message(),
                rule,
                attempts.size());
    }
}
