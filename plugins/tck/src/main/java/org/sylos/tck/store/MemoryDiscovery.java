package org.sylos.tck.store;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.Comparison;
import org.sylos.engine.api.storage.ComparisonOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.DiscoveryState;
import org.sylos.engine.api.storage.DiscoveryStore;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.RoundSummary;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;

/** What discovery writes and asks, in memory. */
final class MemoryDiscovery implements DiscoveryStore {
    private final MemoryDatabase database;
    private final Clock clock;

    MemoryDiscovery(MemoryDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void seed(Entry src, @Nullable Entry dst) {
        if (!database.src.isEmpty()) {
            throw illegal("the roots are there already");
        }
        requireFolder(src);
        if (dst != null) {
            requireFolder(dst);
        }
        MemoryNode source = database.src.add(null, src);
        source.copy = CopyStatus.PENDING;
        if (dst != null) {
            MemoryNode destination = database.dst.add(null, dst);
            source.copy = CopyStatus.ALREADY_EXISTS;
            source.partner = destination;
            destination.partner = source;
        }
        database.excludeFound(0);
        database.reconciledDepth = 0;
    }

    private static void requireFolder(Entry root) {
        if (root.kind() != NodeKind.FOLDER || root.problem() != null) {
            throw new IllegalArgumentException("a root is a folder that can be read");
        }
    }

    @Override
    public DiscoveryState state() {
        return new DiscoveryState(state(database.src), state(database.dst), database.reconciledDepth);
    }

    private static DiscoveryState.SideState state(MemoryTree tree) {
        Tally all = tree.tally(node -> true);
        Tally pending = tree.tally(MemoryDiscovery::isPending);
        int smallest = tree.page(0, 1, MemoryDiscovery::isPending, node -> node.depth).stream()
                .findFirst()
                .orElse(-1);
        return new DiscoveryState.SideState(tree.sealedDepth, pending.nodes(), smallest, all.nodes(), all.bytes());
    }

    private static boolean isPending(MemoryNode node) {
        return node.traversal == TraversalStatus.PENDING;
    }

    @Override
    public void recover() {
        for (Side side : Side.values()) {
            MemoryTree tree = database.tree(side);
            tree.page(0, Integer.MAX_VALUE, MemoryDiscovery::isPending, node -> node)
                    .forEach(tree::removeChildren);
        }
    }

    @Override
    public List<FolderWork> pending(Side side, int depth, long afterId, int max) {
        return database.tree(side)
                .pageOfDepth(depth, afterId, max, MemoryDiscovery::isPending, MemoryDiscovery::asWork);
    }

    private static FolderWork asWork(MemoryNode node) {
        return new FolderWork(node.id, node.depth, node.ref());
    }

    @Override
    public void append(Side side, List<ListingPage> pages) {
        new MemoryAppend(side, database.tree(side), clock.instant()).append(pages);
    }

    @Override
    public RoundSummary seal(Side side, int depth) {
        MemoryTree tree = database.tree(side);
        long listed = 0;
        long failed = 0;
        for (MemoryNode node : tree.ofDepth(depth)) {
            if (isPending(node)) {
                throw illegal("round " + depth + " of " + side + " cannot be sealed: '" + node.path + "' is pending");
            }
            if (node.isFolder() && node.entry.problem() == null) {
                listed += node.traversal == TraversalStatus.SUCCESSFUL ? 1 : 0;
                failed += node.traversal == TraversalStatus.FAILED ? 1 : 0;
            }
        }
        tree.sealedDepth = Math.max(tree.sealedDepth, depth);
        long bytes = 0;
        long folders = 0;
        for (MemoryNode child : tree.ofDepth(depth + 1)) {
            bytes += child.entry.size();
            folders += child.isFolder() && isPending(child) ? 1 : 0;
        }
        return new RoundSummary(depth, listed, failed, tree.ofDepth(depth + 1).size(), bytes, folders);
    }

    @Override
    public LevelSummary reconcile(int depth, CompareRule rule) {
        if (depth < 1 || depth > database.reconciledDepth + 1) {
            throw illegal("level " + depth + " cannot be compared after level " + database.reconciledDepth);
        }
        if (depth > database.reconciledDepth) {
            requireListed(database.src, depth - 1);
            requireListed(database.dst, depth - 1);
            database.renameFound(depth);
            new MemoryReconciler(rule, clock.instant()).compare(database, depth);
            database.reconciledDepth = depth;
            LevelSummary summary = MemoryReconciler.summary(depth, database);
            database.excludeFound(depth);
            database.compared.put(depth, summary);
        }
        return Objects.requireNonNull(database.compared.get(depth));
    }

    private static void requireListed(MemoryTree tree, int depth) {
        for (MemoryNode folder : tree.pageOfDepth(depth, 0, 1, MemoryDiscovery::isPending, node -> node)) {
            throw illegal("the level below '" + folder.path + "' cannot be compared: it was not listed yet on "
                    + folder.side);
        }
    }

    @Override
    public List<Comparison> pendingComparisons(long afterId, int max) {
        return database.src.page(afterId, max, node -> node.awaitsComparison, MemoryDiscovery::comparison);
    }

    private static Comparison comparison(MemoryNode node) {
        MemoryNode partner = Objects.requireNonNull(node.partner);
        return new Comparison(node.id, node.ref(), partner.ref(), node.entry.size());
    }

    @Override
    public void recordComparisons(List<ComparisonOutcome> outcomes) {
        List<ComparisonOutcome> all = List.copyOf(outcomes);
        Set<Long> ended = new HashSet<>();
        for (ComparisonOutcome outcome : all) {
            if (!database.src.get(outcome.srcId()).awaitsComparison || ended.contains(outcome.srcId())) {
                throw illegal("the node " + outcome.srcId() + " does not wait for a comparison");
            }
            if (outcome.result() != ComparisonOutcome.Result.RETRY) {
                ended.add(outcome.srcId());
            }
        }
        for (ComparisonOutcome outcome : all) {
            MemoryNode node = database.src.get(outcome.srcId());
            node.awaitsComparison = false;
            node.addFailures(Operation.COMPARE, outcome.failures());
            switch (outcome.result()) {
                case EQUAL -> node.setBeneath(CopyStatus.ALREADY_EXISTS);
                case DIFFERENT -> node.setBeneath(CopyStatus.PENDING);
                case INCOMPARABLE -> node.incomparable = true;
                case FAILED -> node.setBeneath(CopyStatus.FAILED);
                case RETRY -> node.awaitsComparison = true;
            }
            if (decided(outcome)) {
                node.addSuccess(Operation.COMPARE, clock.instant());
            }
        }
    }

    private static boolean decided(ComparisonOutcome outcome) {
        return switch (outcome.result()) {
            case EQUAL, DIFFERENT, INCOMPARABLE -> true;
            case FAILED, RETRY -> false;
        };
    }

    private static StoreException illegal(String message) {
        return new StoreException(Reason.ILLEGAL_STATE, message, null, null);
    }
}
