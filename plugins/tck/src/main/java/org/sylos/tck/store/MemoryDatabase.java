package org.sylos.tck.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.DecisionRecord;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.api.storage.JournalStore.TimedMetrics;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.VerificationRecord;

/** Everything that one store keeps: what a file would hold. It outlives the {@link MemoryStore} that works on it. */
final class MemoryDatabase {
    @Nullable
    MigrationRecord migration;

    final List<PhaseChange> phases = new ArrayList<>();
    final Map<String, String> documents = new HashMap<>();
    final List<Balance> pastPasses = new ArrayList<>();

    /** Exclusions by hand of nodes that were forgotten, by path, until a node with that path is found again. */
    final Map<String, DecisionRecord> keptExclusions = new HashMap<>();

    /** Names of nodes that were forgotten, until a node of that kind and path is found again. */
    final Map<KeptName, MemoryNode.Renamed> keptNames = new HashMap<>();

    /** Every decision by hand, in all passes. */
    final List<DecisionRecord> decisions = new ArrayList<>();

    /** Every approval, in all passes. */
    final List<PlanApproval> approvals = new ArrayList<>();

    final MemoryTree src = new MemoryTree(Side.SRC);
    final MemoryTree dst = new MemoryTree(Side.DST);
    int reconciledDepth = -1;

    /** What comparing each level found. */
    final Map<Integer, LevelSummary> compared = new HashMap<>();

    /** Files up to this id may be half written. */
    long openUpTo;

    /** Findings by verifier and node. */
    final Map<String, Map<Long, VerificationRecord>> findings = new TreeMap<>();

    final List<NumberedEntry> journal = new ArrayList<>();
    final List<TimedMetrics> metrics = new ArrayList<>();

    /** What a name at the destination is kept for. */
    record KeptName(String path, boolean folder) {
        static KeptName of(MemoryNode node) {
            return new KeptName(node.path, node.isFolder());
        }
    }

    MemoryTree tree(Side side) {
        return side == Side.SRC ? src : dst;
    }

    MigrationRecord requireMigration() {
        if (migration == null) {
            throw new StoreException(Reason.ILLEGAL_STATE, "the store holds no migration yet", null, null);
        }
        return migration;
    }

    int pass() {
        return migration == null ? 1 : migration.pass();
    }

    /** Keeps what was decided by hand about nodes that are forgotten. */
    void keepDecisions(Collection<MemoryNode> nodes) {
        for (MemoryNode node : nodes) {
            if (node.exclusion != null) {
                keptExclusions.put(node.path, node.exclusion);
            }
            if (node.renamed != null) {
                keptNames.put(KeptName.of(node), node.renamed);
            }
        }
    }

    /** Excludes again what was found on a level, and whatever was found below a folder that is excluded. */
    void excludeFound(int depth) {
        List<String> applied = new ArrayList<>();
        for (MemoryNode node : src.ofDepth(depth)) {
            if (src.isFound(node)) {
                DecisionRecord kept = keptExclusions.get(node.path);
                if (kept != null && node.copy != null) {
                    node.exclusion = kept;
                    applied.add(node.path);
                }
                node.showExclusion();
            }
        }
        applied.forEach(keptExclusions::remove);
    }

    /** Gives what was found on a level the names that were kept for it. */
    void renameFound(int depth) {
        Map<KeptName, MemoryNode.Renamed> applied = new HashMap<>();
        for (MemoryNode node : src.ofDepth(depth)) {
            MemoryNode.Renamed kept = keptNames.get(KeptName.of(node));
            if (kept != null && src.isFound(node) && node.copy != null) {
                node.renamed = kept;
                applied.put(KeptName.of(node), kept);
            }
        }
        keptNames.keySet().removeAll(applied.keySet());
    }

    /** Forgets what belongs to one pass. */
    void clearPass() {
        keepDecisions(src.all());
        src.clear();
        dst.clear();
        reconciledDepth = -1;
        compared.clear();
        openUpTo = 0;
        findings.clear();
    }
}
