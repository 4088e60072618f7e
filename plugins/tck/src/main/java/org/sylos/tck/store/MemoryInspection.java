package org.sylos.tck.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanDetail;
import org.sylos.engine.api.storage.PlanFolder;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.SizeClass;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;

/** What people want to know, in memory. */
final class MemoryInspection implements InspectionStore {
    private final MemoryDatabase database;

    MemoryInspection(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<TraversalStatus, Tally> traversalCounts(Side side) {
        Map<TraversalStatus, Tally> counts = new EnumMap<>(TraversalStatus.class);
        database.tree(side).all().forEach(node -> counts.merge(node.traversal, tally(node), Tally::plus));
        return counts;
    }

    @Override
    public Map<CopyStatus, Tally> copyCounts() {
        Map<CopyStatus, Tally> counts = new EnumMap<>(CopyStatus.class);
        for (MemoryNode node : database.src.all()) {
            if (node.copy != null) {
                counts.merge(node.copy, tally(node), Tally::plus);
            }
        }
        return counts;
    }

    private static Tally tally(MemoryNode node) {
        return new Tally(1, node.entry.size());
    }

    @Override
    public PlanSummary plan() {
        Map<PlanAction, Tally> actions = new EnumMap<>(PlanAction.class);
        Map<ErrorClass, Long> failures = new EnumMap<>(ErrorClass.class);
        for (Side side : Side.values()) {
            for (MemoryNode node : database.tree(side).all()) {
                PlanAction action = action(node);
                if (action != null) {
                    actions.merge(action, tally(node), Tally::plus);
                }
                ErrorClass errorClass = node.view().errorClass();
                if (errorClass != null) {
                    failures.merge(errorClass, 1L, Long::sum);
                }
            }
        }
        long unsupported = database.src
                .tally(node -> MemoryAppend.UNSUPPORTED.equals(node.rule))
                .nodes();
        long incomparable = database.src
                .tally(node -> node.incomparable && node.copy == CopyStatus.PENDING)
                .nodes();
        Tally byHand = database.src.tally(node -> node.covered != null);
        return new PlanSummary(actions, failures, byHand, unsupported, incomparable, database.src.deepest());
    }

    /** What the plan says about a node; null for nodes of the destination that the source has as well. */
    static @Nullable PlanAction action(MemoryNode node) {
        if (node.side == Side.DST) {
            return node.traversal == TraversalStatus.NOT_ON_SRC ? PlanAction.DST_ONLY : null;
        }
        if (node.copy == null) {
            return PlanAction.EXCLUDE;
        }
        return switch (node.copy) {
            case PENDING ->
                node.isFolder()
                        ? PlanAction.CREATE_FOLDER
                        : node.partner == null ? PlanAction.CREATE_FILE : PlanAction.OVERWRITE;
            case SUCCESSFUL, ALREADY_EXISTS -> PlanAction.KEEP;
            case FAILED, DRIFTED -> PlanAction.FAIL;
            case EXCLUDED_EXPLICIT, EXCLUDED_INHERITED -> PlanAction.EXCLUDE;
        };
    }

    @Override
    public PlanDetail planDetail(long srcFolder, int folders) {
        MemoryNode folder = database.src.find(srcFolder);
        if (folder == null || !folder.isFolder()) {
            return new PlanDetail(Map.of(), List.of());
        }
        Map<SizeClass, Tally> sizes = new EnumMap<>(SizeClass.class);
        List<PlanFolder> places = new ArrayList<>();
        for (MemoryNode child : folder.children) {
            Tally toCopy = addPending(child, sizes);
            if (child.isFolder() && toCopy.nodes() > 0) {
                places.add(new PlanFolder(child.id, child.path, toCopy));
            }
        }
        places.sort(
                Comparator.comparingLong((PlanFolder place) -> -place.toCopy().bytes())
                        .thenComparingLong(place -> -place.toCopy().nodes())
                        .thenComparingLong(PlanFolder::srcId));
        return new PlanDetail(sizes, places.subList(0, Math.min(folders, places.size())));
    }

    /** What is pending of a node and all below it; its files are counted by size as well. */
    private static Tally addPending(MemoryNode node, Map<SizeClass, Tally> sizes) {
        Tally sum = node.copy == CopyStatus.PENDING ? tally(node) : Tally.ZERO;
        if (sum.nodes() > 0 && !node.isFolder()) {
            sizes.merge(SizeClass.of(node.entry.size()), sum, Tally::plus);
        }
        for (MemoryNode child : node.children) {
            sum = sum.plus(addPending(child, sizes));
        }
        return sum;
    }

    @Override
    public Tally unfitNames(NameRules names) {
        return database.src.tally(node -> unfit(node, names));
    }

    @Override
    public List<NodeView> unfitNames(NameRules names, long afterId, int max) {
        return database.src.page(afterId, max, node -> unfit(node, names), MemoryNode::view);
    }

    private static boolean unfit(MemoryNode node, NameRules names) {
        return node.copy == CopyStatus.PENDING
                && node.partner == null
                && node.parent != null
                && node.renamed == null
                && names.refusal(node.entry.name()).isPresent();
    }

    @Override
    public Map<String, Tally> rejections() {
        Map<String, Tally> rejections = new TreeMap<>();
        for (MemoryNode node : database.src.all()) {
            if (node.rule != null) {
                rejections.merge(node.rule, tally(node), Tally::plus);
            }
        }
        return rejections;
    }

    @Override
    public String planDigest() {
        PlanDigest digest = new PlanDigest();
        for (MemoryNode node : database.src.all()) {
            if (node.copy == CopyStatus.PENDING) {
                digest.add(
                        node.partner != null, node.entry, node.path, node.renamed == null ? null : node.renamed.name());
            }
        }
        return digest.hex();
    }

    @Override
    public List<NodeView> planNodes(PlanAction action, long afterId, int max) {
        Side side = action == PlanAction.DST_ONLY ? Side.DST : Side.SRC;
        return database.tree(side).page(afterId, max, node -> action(node) == action, MemoryNode::view);
    }

    @Override
    public List<NodeView> failures(Side side, long afterId, int max) {
        return database.tree(side)
                .page(afterId, max, node -> node.failed() || node.copy == CopyStatus.DRIFTED, MemoryNode::view);
    }

    @Override
    public Optional<NodeView> node(Side side, String path) {
        // Two nodes may share a path, so several branches may lead to it.
        List<MemoryNode> here = new ArrayList<>(database.tree(side).ofDepth(0));
        if (path.equals("/")) {
            return here.stream().map(MemoryNode::view).findFirst();
        }
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        for (String name : path.substring(1).split("/", -1)) {
            List<MemoryNode> below = new ArrayList<>();
            here.forEach(folder -> below.addAll(folder.childrenNamed(name)));
            here = below;
        }
        Optional<MemoryNode> folder = here.stream().filter(MemoryNode::isFolder).findFirst();
        return folder.or(List.copyOf(here).stream()::findFirst).map(MemoryNode::view);
    }

    @Override
    public List<NodeView> nodes(Side side, long afterId, int max) {
        return database.tree(side).page(afterId, max, node -> true, MemoryNode::view);
    }

    @Override
    public List<AttemptRecord> attempts(Side side, long id) {
        MemoryNode node = database.tree(side).find(id);
        return node == null ? List.of() : node.attempts();
    }

    @Override
    public Balance balance() {
        return balance(database);
    }

    static Balance balance(MemoryDatabase database) {
        MemoryTree src = database.src;
        return new Balance(
                database.pass(),
                src.tally(node -> true),
                src.tally(node -> standing(node) == CopyStatus.SUCCESSFUL),
                src.tally(node -> standing(node) == CopyStatus.ALREADY_EXISTS),
                src.tally(node -> standing(node) == CopyStatus.EXCLUDED_EXPLICIT),
                src.tally(node -> standing(node) == CopyStatus.FAILED),
                src.tally(node -> standing(node) == CopyStatus.DRIFTED),
                src.tally(node -> standing(node) == CopyStatus.PENDING));
    }

    /** The part of the balance that a source node belongs to, named by the copy status that stands for it. */
    private static CopyStatus standing(MemoryNode node) {
        if (node.excluded() || node.copy == null) {
            return CopyStatus.EXCLUDED_EXPLICIT;
        }
        return node.failed() ? CopyStatus.FAILED : node.copy;
    }

    @Override
    public List<String> breaches() {
        Set<String> breaches = new HashSet<>();
        for (Side side : Side.values()) {
            MemoryTree tree = database.tree(side);
            MemoryTree other = database.tree(side.other());
            for (MemoryNode node : tree.all()) {
                if (node.parent != null && tree.find(node.parent.id) != node.parent) {
                    breaches.add("nodes of " + side + " without a folder");
                }
                if (node.parent != null && node.depth != node.parent.depth + 1) {
                    breaches.add("nodes of " + side + " at a wrong depth");
                }
                if (node.partner != null
                        && (other.find(node.partner.id) != node.partner || node.partner.partner != node)) {
                    breaches.add("nodes of " + side + " with a broken pair");
                }
            }
        }
        return List.copyOf(breaches);
    }
}
