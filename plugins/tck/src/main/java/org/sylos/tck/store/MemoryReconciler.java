package org.sylos.tck.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.TraversalStatus;

/** Compares what both sides hold in the same folder. */
final class MemoryReconciler {
    private final CompareRule rule;
    private final NameRules names;
    private final Instant now;

    /** One place at the destination: a name in its folded form, and for storages that hold both whether it is a folder. */
    record Place(String name, boolean folder) {}

    /** What claims or takes one place. */
    private record Rivals(List<MemoryNode> src, List<MemoryNode> dst) {}

    MemoryReconciler(CompareRule rule, Instant now) {
        this.rule = rule;
        this.names = new NameRules(rule.caseFolding(), rule.unicodeForm(), 255, 1 << 20, "", Set.of(), false);
        this.now = now;
    }

    /** Compares what the present discovery found on a level. */
    void compare(MemoryDatabase database, int depth) {
        database.src.ofDepth(depth - 1).stream()
                .filter(folder -> wasListed(folder, database))
                .forEach(this::compareChildren);
    }

    /** Whether the present discovery listed a folder, and found something in it. */
    private static boolean wasListed(MemoryNode folder, MemoryDatabase database) {
        return folder.children.stream().anyMatch(database.src::isFound)
                || (folder.partner != null && folder.partner.children.stream().anyMatch(database.dst::isFound));
    }

    private void compareChildren(MemoryNode folder) {
        List<MemoryNode> sources =
                folder.children.stream().filter(node -> !node.excluded()).toList();
        List<MemoryNode> destinations = folder.partner == null ? List.of() : folder.partner.children;
        if (folder.beneath() == CopyStatus.FAILED) {
            String why = "the folder '" + folder.path + "' above it has failed";
            sources.forEach(node -> fail(node, ErrorClass.PARENT, why));
            destinations.forEach(MemoryReconciler::leave);
        } else if (folder.partner != null && folder.partner.traversal == TraversalStatus.FAILED) {
            String why = "the folder '" + folder.partner.path + "' could not be listed at the destination";
            sources.forEach(node -> fail(node, ErrorClass.PARENT, why));
        } else {
            places(sources, destinations).forEach(this::settle);
        }
    }

    private Collection<Rivals> places(List<MemoryNode> sources, List<MemoryNode> destinations) {
        Map<Place, Rivals> places = new LinkedHashMap<>();
        sources.forEach(node -> rivals(places, node).src().add(node));
        destinations.forEach(node -> rivals(places, node).dst().add(node));
        return places.values();
    }

    private Rivals rivals(Map<Place, Rivals> places, MemoryNode node) {
        return places.computeIfAbsent(
                place(node.destinationName(), node), key -> new Rivals(new ArrayList<>(), new ArrayList<>()));
    }

    /** The place that a node claims under some name. */
    Place place(String name, MemoryNode node) {
        return new Place(names.fold(name), rule.fileAndFolderOfOneName() && node.isFolder());
    }

    private void settle(Rivals rivals) {
        // Whatever is not paired below is, and stays, unknown to the source.
        rivals.dst().forEach(MemoryReconciler::leave);
        if (rivals.src().size() > 1) {
            failTwins(rivals.src());
        } else if (rivals.src().size() == 1 && rivals.src().get(0).copy == CopyStatus.PENDING) {
            settleOne(rivals.src().get(0), rivals.dst());
        }
    }

    private void failTwins(List<MemoryNode> twins) {
        for (int i = 0; i < twins.size(); i++) {
            MemoryNode other = twins.get(i == 0 ? 1 : 0);
            fail(
                    twins.get(i),
                    ErrorClass.CONFLICT,
                    "at the destination it would have the same name as '" + other.path + "'");
        }
    }

    private void settleOne(MemoryNode node, List<MemoryNode> takers) {
        if (takers.isEmpty()) {
            return;
        }
        MemoryNode taker = takers.get(0);
        if (takers.size() > 1) {
            String why = "the destination has " + takers.size() + " nodes called '" + taker.path + "'";
            fail(node, ErrorClass.CONFLICT, why);
        } else if (taker.entry.problem() != null) {
            String why = "the destination has '" + taker.path + "', which cannot be replaced: "
                    + Objects.requireNonNull(taker.entry.problem()).message();
            fail(node, ErrorClass.CONFLICT, why);
        } else if (taker.kind() != node.kind()) {
            String why = "the destination has '" + taker.path + "', which is of another kind: " + taker.kind();
            fail(node, ErrorClass.CONFLICT, why);
        } else {
            pair(node, taker);
        }
    }

    private void pair(MemoryNode source, MemoryNode destination) {
        source.partner = destination;
        destination.partner = source;
        destination.traversal = source.isFolder() ? TraversalStatus.PENDING : TraversalStatus.SUCCESSFUL;
        if (rule.mode() == CompareMode.CHECKSUM && source.kind() == NodeKind.FILE) {
            source.awaitsComparison = source.entry.size() == destination.entry.size();
        } else if (Currency.current(rule, source.entry, destination.entry)) {
            source.copy = CopyStatus.ALREADY_EXISTS;
        }
    }

    /** An entry that could not be read stays a recorded failure. */
    private static void leave(MemoryNode destination) {
        if (destination.traversal != TraversalStatus.FAILED) {
            destination.traversal = TraversalStatus.NOT_ON_SRC;
        }
    }

    /** A node that has failed before, because it could not be read, keeps that failure. */
    private void fail(MemoryNode node, ErrorClass errorClass, String why) {
        if (node.copy == CopyStatus.PENDING) {
            node.copy = CopyStatus.FAILED;
            node.addFailure(Operation.COMPARE, now, errorClass, "'" + node.path + "' cannot be copied: " + why);
        }
    }

    /** What comparing a level found, told from the nodes as they are now. */
    static LevelSummary summary(int depth, MemoryDatabase database) {
        long matched = 0;
        long current = 0;
        long conflicts = 0;
        for (MemoryNode node : found(database.src, depth)) {
            matched += node.partner != null ? 1 : 0;
            current += node.partner != null && node.copy == CopyStatus.ALREADY_EXISTS ? 1 : 0;
            conflicts += node.attempts().stream().anyMatch(MemoryReconciler::isConflict) ? 1 : 0;
        }
        long notOnSrc = 0;
        long folders = 0;
        for (MemoryNode node : found(database.dst, depth)) {
            notOnSrc += node.traversal == TraversalStatus.NOT_ON_SRC ? 1 : 0;
            folders += node.isFolder() && node.partner != null ? 1 : 0;
        }
        return new LevelSummary(depth, matched, current, notOnSrc, conflicts, folders);
    }

    private static List<MemoryNode> found(MemoryTree tree, int depth) {
        return tree.ofDepth(depth).stream().filter(tree::isFound).toList();
    }

    private static boolean isConflict(AttemptRecord attempt) {
        return attempt.operation() == Operation.COMPARE && attempt.errorClass() == ErrorClass.CONFLICT;
    }
}
