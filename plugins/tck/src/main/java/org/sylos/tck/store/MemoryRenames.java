package org.sylos.tck.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.RenameChange;
import org.sylos.engine.api.storage.RenameStore;
import org.sylos.engine.api.storage.RenamedNode;

/** Names that nodes have at the destination, in memory. */
final class MemoryRenames implements RenameStore {
    private final MemoryDatabase database;

    MemoryRenames(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<NodeView> misfits(NameRules names, long afterId, int max) {
        return database.src.page(afterId, max, node -> isMisfit(node, names), MemoryNode::view);
    }

    @Override
    public List<NodeView> misfits(NameRules names, Collection<Long> srcIds) {
        return database.src.all().stream()
                .filter(node -> srcIds.contains(node.id) && isMisfit(node, names))
                .map(MemoryNode::view)
                .toList();
    }

    private static boolean isMisfit(MemoryNode node, NameRules names) {
        return node.renamed == null
                && fits(node)
                && (node.copy == CopyStatus.FAILED
                        || names.refusal(node.entry.name()).isPresent());
    }

    /** Whether it may be given another name. */
    private static boolean fits(MemoryNode node) {
        return node.parent != null
                && node.partner == null
                && node.entry.problem() == null
                && (node.copy == CopyStatus.PENDING || failedByName(node));
    }

    private static boolean failedByName(MemoryNode node) {
        AttemptRecord failure = node.copy == CopyStatus.FAILED ? node.shownFailure() : null;
        return failure != null
                && failure.operation() != Operation.LIST
                && (failure.errorClass() == ErrorClass.CONFLICT || failure.errorClass() == ErrorClass.INVALID_NAME);
    }

    @Override
    public RenameChange rename(List<NewName> names, CompareRule rule, Decision decision) {
        Map<MemoryNode, String> given = new HashMap<>();
        RenameChange change = decide(names, rule, given);
        Set<MemoryNode> freed = new HashSet<>();
        given.forEach((node, name) -> {
            node.renamed = new MemoryNode.Renamed(name, decision.user(), decision.at());
            if (node.copy == CopyStatus.FAILED) {
                node.copy = CopyStatus.PENDING;
                freed.add(node);
            }
        });
        // In the order of ids folders come before what is in them.
        for (MemoryNode node : database.src.all()) {
            if (node.beneath() == CopyStatus.FAILED
                    && freed.contains(node.parent)
                    && node.latestCopyFailureIs(ErrorClass.PARENT)) {
                node.setBeneath(CopyStatus.PENDING);
                freed.add(node);
            }
        }
        return change;
    }

    @Override
    public RenameChange rehearse(List<NewName> names, CompareRule rule) {
        return decide(names, rule, new HashMap<>());
    }

    private RenameChange decide(List<NewName> names, CompareRule rule, Map<MemoryNode, String> given) {
        if (names.stream().map(NewName::srcId).distinct().count() < names.size()) {
            throw new IllegalArgumentException("a node gets one name");
        }
        List<Long> taken = new ArrayList<>();
        List<Long> passedOver = new ArrayList<>();
        for (NewName wanted : inOrder(names)) {
            MemoryNode node = database.src.find(wanted.srcId());
            if (node == null || !fits(node)) {
                passedOver.add(wanted.srcId());
            } else if (isTaken(node, wanted.name(), rule, given)) {
                taken.add(wanted.srcId());
            } else {
                given.put(node, wanted.name());
            }
        }
        return new RenameChange(given.size(), taken, passedOver);
    }

    /** Who keeps a name comes after those who give it up. */
    private List<NewName> inOrder(List<NewName> names) {
        List<NewName> ordered = new ArrayList<>(names);
        ordered.sort(Comparator.comparing(wanted -> {
            MemoryNode node = database.src.find(wanted.srcId());
            return node != null && node.entry.name().equals(wanted.name());
        }));
        return ordered;
    }

    private static boolean isTaken(MemoryNode node, String name, CompareRule rule, Map<MemoryNode, String> given) {
        MemoryNode folder = node.parent;
        if (folder == null) {
            return false;
        }
        MemoryReconciler places = new MemoryReconciler(rule, Instant.EPOCH);
        Object wanted = places.place(name, node);
        Stream<Object> onSrc = folder.children.stream()
                .filter(other -> other != node && other.copy != null)
                .map(other -> places.place(nameOf(other, given.get(other)), other));
        Stream<Object> onDst = folder.partner == null
                ? Stream.of()
                : folder.partner.children.stream().map(other -> places.place(other.entry.name(), other));
        return Stream.concat(onSrc, onDst).anyMatch(wanted::equals);
    }

    private static String nameOf(MemoryNode node, @Nullable String given) {
        return given == null ? node.destinationName() : given;
    }

    @Override
    public RenameChange restore(Collection<Long> srcIds, CompareRule rule, Decision decision) {
        List<MemoryNode> restored = new ArrayList<>();
        List<Long> passedOver = new ArrayList<>();
        for (long id : new LinkedHashSet<>(srcIds)) {
            MemoryNode node = database.src.find(id);
            boolean open = node != null
                    && node.renamed != null
                    && node.partner == null
                    && (node.beneath() == CopyStatus.PENDING || node.beneath() == CopyStatus.FAILED);
            if (open) {
                restored.add(node);
            } else {
                passedOver.add(id);
            }
        }
        restored.forEach(node -> node.renamed = null);
        List<MemoryNode> standing = restored.stream()
                .filter(node -> node.beneath() == CopyStatus.PENDING)
                .filter(node -> isTaken(node, node.entry.name(), rule, Map.of()))
                .toList();
        fail(standing, decision.at());
        return new RenameChange(restored.size(), List.of(), passedOver);
    }

    private void fail(List<MemoryNode> standing, Instant now) {
        Set<MemoryNode> failed = new HashSet<>(standing);
        for (MemoryNode node : database.src.all()) {
            MemoryNode folder = node.parent;
            if (standing.contains(node)) {
                fail(node, now, ErrorClass.CONFLICT, "its own name is taken at the destination");
            } else if (folder != null && failed.contains(folder) && node.beneath() == CopyStatus.PENDING) {
                fail(node, now, ErrorClass.PARENT, "the folder '" + folder.path + "' above it has failed");
                failed.add(node);
            }
        }
    }

    private static void fail(MemoryNode node, Instant now, ErrorClass errorClass, String why) {
        node.setBeneath(CopyStatus.FAILED);
        node.addFailure(Operation.COMPARE, now, errorClass, "'" + node.path + "' cannot be copied: " + why);
    }

    @Override
    public long count() {
        return database.src.all().stream().filter(node -> node.renamed != null).count();
    }

    @Override
    public List<RenamedNode> renamed(long afterId, int max) {
        return database.src.page(afterId, max, node -> node.renamed != null, MemoryRenames::view);
    }

    private static RenamedNode view(MemoryNode node) {
        MemoryNode.Renamed renamed = node.renamed;
        if (renamed == null) {
            throw new IllegalStateException("only renamed nodes are shown");
        }
        return new RenamedNode(node.id, node.kind(), node.path, renamed.name(), renamed.user(), renamed.at());
    }
}
