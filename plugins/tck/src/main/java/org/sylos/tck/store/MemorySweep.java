package org.sylos.tck.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.SweepStart;
import org.sylos.engine.api.storage.TraversalStatus;

/** Readies a retry sweep, in memory. */
final class MemorySweep {
    private final MemoryDatabase database;

    MemorySweep(MemoryDatabase database) {
        this.database = database;
    }

    /** The source folders that a sweep begins with: none is below another. */
    List<MemoryNode> folders() {
        Set<MemoryNode> asked = new LinkedHashSet<>();
        for (MemoryNode node : asking(database.src)) {
            asked.add(node);
        }
        for (MemoryNode node : asking(database.dst)) {
            if (node.partner != null) {
                asked.add(node.partner);
            }
        }
        asked.removeIf(node -> !canBeListed(node));
        return asked.stream().filter(node -> !isBelow(node, asked)).toList();
    }

    private static List<MemoryNode> asking(MemoryTree tree) {
        return tree.all().stream()
                .filter(node -> node.markedForDiscovery || node.traversal == TraversalStatus.FAILED)
                .map(node -> node.entry.problem() == null ? node : node.parent)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean canBeListed(MemoryNode node) {
        return node.isFolder()
                && node.entry.problem() == null
                && (node.traversal == TraversalStatus.SUCCESSFUL || node.traversal == TraversalStatus.FAILED)
                && !node.excludedByHand();
    }

    private static boolean isBelow(MemoryNode node, Set<MemoryNode> folders) {
        for (MemoryNode above = node.parent; above != null; above = above.parent) {
            if (folders.contains(above)) {
                return true;
            }
        }
        return false;
    }

    SweepStart begin() {
        List<MemoryNode> folders = folders();
        if (folders.isEmpty()) {
            throw new StoreException(
                    Reason.ILLEGAL_STATE,
                    "there is no folder to be listed again: nothing failed or is marked",
                    null,
                    null);
        }
        List<MemoryNode> srcRemoved = new ArrayList<>();
        List<MemoryNode> dstRemoved = new ArrayList<>();
        for (MemoryNode folder : folders) {
            adopt(folder);
            folder.traversal = TraversalStatus.PENDING;
            srcRemoved.addAll(database.src.removeBelow(folder));
            if (folder.partner != null) {
                folder.partner.traversal = TraversalStatus.PENDING;
                dstRemoved.addAll(database.dst.removeBelow(folder.partner));
            }
        }
        database.keepDecisions(srcRemoved);
        database.findings.values().forEach(of -> srcRemoved.forEach(node -> of.remove(node.id)));
        for (Side side : Side.values()) {
            database.tree(side).all().forEach(node -> node.markedForDiscovery = false);
        }
        int depth = folders.stream().mapToInt(node -> node.depth).min().orElseThrow();
        database.src.beginDiscovery(depth);
        database.dst.beginDiscovery(depth);
        database.reconciledDepth = Math.min(database.reconciledDepth, depth);
        return new SweepStart(folders.size(), depth, srcRemoved.size(), dstRemoved.size());
    }

    /** Gives a folder that a copy created its node at the destination, and those above it. */
    private @Nullable MemoryNode adopt(MemoryNode folder) {
        if (folder.partner != null || folder.copy != CopyStatus.SUCCESSFUL) {
            return folder.partner;
        }
        MemoryNode above = folder.parent == null ? null : adopt(folder.parent);
        if (above == null && folder.parent != null) {
            return null;
        }
        Entry entry = new Entry(
                folder.destinationName(), NodeKind.FOLDER, 0, folder.entry.mtime(), folder.writtenNativeId, null, null);
        MemoryNode created = database.dst.add(above, entry);
        created.traversal = TraversalStatus.SUCCESSFUL;
        created.partner = folder;
        folder.partner = created;
        return created;
    }
}
