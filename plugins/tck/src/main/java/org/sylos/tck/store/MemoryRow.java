package org.sylos.tck.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.StateCondition;
import org.sylos.engine.api.rule.Subject;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NaturalOrder;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewRow.Half;
import org.sylos.engine.api.storage.TraversalStatus;

/**
 * One row of a review, as it shows and as conditions see it.
 *
 * @param node the node; null when only what was shown of it is known any more
 */
record MemoryRow(@Nullable MemoryNode node, ReviewRow row) implements Subject {

    static MemoryRow of(MemoryNode node) {
        MemoryNode partner = node.partner;
        AttemptRecord failure = node.shownFailure();
        if (failure == null && partner != null) {
            failure = partner.shownFailure();
        }
        boolean source = node.side == Side.SRC;
        PlanAction action = MemoryInspection.action(node);
        return new MemoryRow(
                node,
                new ReviewRow(
                        node.path,
                        node.entry.name(),
                        node.depth,
                        node.kind(),
                        source ? half(node) : null,
                        source ? partner == null ? null : half(partner) : half(node),
                        node.copy,
                        action == null ? PlanAction.DST_ONLY : action,
                        node.rule,
                        node.shownReason(),
                        node.exclusion == null ? 0 : node.exclusion.sequence(),
                        failure == null ? null : failure.errorClass(),
                        failure == null ? null : failure.message(),
                        node.attempts().size()
                                + (partner == null ? 0 : partner.attempts().size()),
                        marks(node),
                        node.renamed == null ? null : node.renamed.name()));
    }

    private static Set<RetryKind> marks(MemoryNode node) {
        Set<RetryKind> marks = EnumSet.noneOf(RetryKind.class);
        if (node.markedForDiscovery || (node.partner != null && node.partner.markedForDiscovery)) {
            marks.add(RetryKind.DISCOVERY);
        }
        if (node.beforeMark != null) {
            marks.add(RetryKind.COPY);
        }
        return marks;
    }

    /** A row as it was when it was shown. */
    static MemoryRow seen(ReviewRow row) {
        return new MemoryRow(null, row);
    }

    private static Half half(MemoryNode node) {
        return new Half(
                node.id,
                node.entry.name(),
                node.entry.size(),
                node.entry.mtime(),
                node.traversal,
                node.entry.nativeId(),
                node.entry.linkTarget());
    }

    MemoryNode main() {
        if (node == null) {
            throw new IllegalStateException("the row is one that was shown before");
        }
        return node;
    }

    static Comparator<MemoryRow> order(ReviewOrder order) {
        Comparator<MemoryRow> by = switch (order.by()) {
            case NAME -> Comparator.comparing(MemoryRow::name, NaturalOrder.names());
            case PATH -> Comparator.comparing(MemoryRow::path, NaturalOrder.paths());
            case SIZE -> Comparator.comparing(MemoryRow::size);
            case TIME -> Comparator.comparing(MemoryRow::mtime, Comparator.nullsFirst(Comparator.naturalOrder()));
            case STATUS -> Comparator.comparing(MemoryRow::status);
            case DEPTH -> Comparator.comparing(MemoryRow::depth);
            case FOUND -> Comparator.comparing(MemoryRow::side).thenComparing(MemoryRow::id);
        };
        Comparator<MemoryRow> first = order.foldersFirst()
                ? Comparator.comparing(row -> !row.row().isFolder())
                : Comparator.comparing(row -> 0);
        return first.thenComparing(order.descending() ? by.reversed() : by)
                .thenComparing(MemoryRow::name, NaturalOrder.names())
                .thenComparing(MemoryRow::side)
                .thenComparing(MemoryRow::id);
    }

    private int status() {
        CopyStatus copy = row.copy();
        return row.src() == null ? Integer.MAX_VALUE : copy == null ? 0 : copy.code();
    }

    private Side side() {
        return row.src() == null ? Side.DST : Side.SRC;
    }

    private long id() {
        return row.main().id();
    }

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
        if (condition instanceof ReviewCondition.TraversalIs traversal) {
            Half half = traversal.side() == Side.SRC ? row.src() : row.dst();
            return half != null && traversal.statuses().contains(half.traversal());
        } else if (condition instanceof ReviewCondition.CopyIs copy) {
            return row.copy() != null && copy.statuses().contains(row.copy());
        } else if (condition instanceof ReviewCondition.Excluded) {
            return row.excluded();
        } else if (condition instanceof ReviewCondition.MissingOn missing) {
            return (missing.side() == Side.SRC ? row.src() : row.dst()) == null;
        } else if (condition instanceof ReviewCondition.FailureIs failure) {
            return failed(main(), failure) || (main().partner != null && failed(main().partner, failure));
        } else if (condition instanceof ReviewCondition.Childless) {
            return row.src() != null
                    && row.isFolder()
                    && row.src().traversal() == TraversalStatus.SUCCESSFUL
                    && main().children.isEmpty();
        } else if (condition instanceof ReviewCondition.Marked marked) {
            return row.marks().contains(marked.retry());
        }
        throw new IllegalArgumentException("unknown condition " + condition);
    }

    private static boolean failed(MemoryNode node, ReviewCondition.FailureIs failure) {
        AttemptRecord shown = node.shownFailure();
        return failure.classes().isEmpty()
                ? node.failed() || node.copy == CopyStatus.DRIFTED
                : shown != null
                        && shown.errorClass() != null
                        && failure.classes().contains(shown.errorClass());
    }
}
