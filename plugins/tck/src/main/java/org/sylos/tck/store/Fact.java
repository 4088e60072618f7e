package org.sylos.tck.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.TraversalStatus;

/**
 * What is known of one node, without ids: those depend on the order in which things were found.
 *
 * @param node what tells the node from every other of its side
 * @param size its bytes
 * @param traversal how discovery dealt with it
 * @param copy how the copy dealt with it
 * @param partner what tells its partner from every other; null when it has none
 * @param errorClass the failure that its status shows
 * @param rule the rule that excluded it
 * @param tries how the tries to copy it ended, in order
 */
record Fact(
        Name node,
        long size,
        TraversalStatus traversal,
        @Nullable CopyStatus copy,
        @Nullable Name partner,
        @Nullable ErrorClass errorClass,
        @Nullable String rule,
        String tries) {
    /** What tells a node from every other, as long as those of one kind and name have native ids. */
    record Name(
            Side side, String path, NodeKind kind, @Nullable String nativeId) {
        static Name of(Side side, String path, Entry entry) {
            return new Name(side, path, entry.kind(), entry.nativeId());
        }
    }

    /** The same with another copy status. */
    Fact withCopy(@Nullable CopyStatus status) {
        return new Fact(node, size, traversal, status, partner, errorClass, rule, tries);
    }

    /** Without a failure, when it is left out by hand. */
    Fact withoutCovered() {
        boolean covered = copy == CopyStatus.EXCLUDED_EXPLICIT || copy == CopyStatus.EXCLUDED_INHERITED;
        return covered ? new Fact(node, size, traversal, copy, partner, null, rule, tries) : this;
    }

    /** The facts of both sides of a store. */
    static List<Fact> of(MigrationStore store) {
        Map<Side, Map<Long, NodeView>> nodes = new HashMap<>();
        for (Side side : Side.values()) {
            nodes.put(side, Paging.nodes(store, side).stream().collect(Collectors.toMap(NodeView::id, node -> node)));
        }
        List<Fact> facts = new ArrayList<>();
        nodes.forEach((side, views) -> views.values()
                .forEach(view -> facts.add(of(store, view, Objects.requireNonNull(nodes.get(side.other()))))));
        return facts;
    }

    private static Fact of(MigrationStore store, NodeView view, Map<Long, NodeView> otherSide) {
        NodeView partner = view.partnerId() == 0 ? null : otherSide.get(view.partnerId());
        if (view.partnerId() != 0 && partner == null) {
            throw new AssertionError("the partner of this node is not there: " + view);
        }
        return new Fact(
                name(view),
                view.size(),
                view.traversal(),
                view.copy(),
                partner == null ? null : name(partner),
                view.errorClass(),
                view.rule(),
                tries(store, view));
    }

    private static Name name(NodeView view) {
        return new Name(view.side(), view.path(), view.kind(), view.nativeId());
    }

    private static String tries(MigrationStore store, NodeView view) {
        return view.attempts() == 0
                ? ""
                : store.inspection().attempts(view.side(), view.id()).stream()
                        .filter(attempt -> attempt.operation() == Operation.COPY)
                        .map(attempt -> attempt.number() + " " + attempt.errorClass())
                        .collect(Collectors.joining(", "));
    }
}
