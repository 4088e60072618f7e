package org.sylos.tck.store;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.CopyStore;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.FolderCopy;
import org.sylos.engine.api.storage.FolderFinish;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.Revocation;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/** What the copy writes and asks, in memory. */
final class MemoryCopies implements CopyStore {
    private final MemoryDatabase database;
    private final Clock clock;

    MemoryCopies(MemoryDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private static boolean isPending(MemoryNode node) {
        return node.copy == CopyStatus.PENDING;
    }

    private static boolean isReady(MemoryNode node) {
        return isPending(node) && (node.parent == null || node.parent.atDestination());
    }

    @Override
    public int deepestPendingFolder() {
        return database.src.all().stream()
                .filter(node -> node.isFolder() && isPending(node))
                .mapToInt(node -> node.depth)
                .max()
                .orElse(-1);
    }

    @Override
    public List<FolderCopy> pendingFolders(int depth, long afterId, int max) {
        return database.src.pageOfDepth(
                depth, afterId, max, node -> node.isFolder() && isReady(node), MemoryCopies::folderCopy);
    }

    private static FolderCopy folderCopy(MemoryNode node) {
        return new FolderCopy(
                node.id,
                node.depth,
                node.ref(),
                parentAtDestination(node),
                node.destinationName(),
                node.failedTries(Operation.COPY));
    }

    private static NodeRef parentAtDestination(MemoryNode node) {
        return node.parent == null ? node.destination() : node.parent.destination();
    }

    @Override
    public long failBelow(int depth) {
        long count = 0;
        // Folders come before what is in them, so one walk in the order of ids reaches every depth.
        for (MemoryNode node : depth < 0 ? database.src.all() : database.src.ofDepth(depth)) {
            MemoryNode folder = node.parent;
            if (isPending(node) && folder != null && folder.copy == CopyStatus.FAILED) {
                node.copy = CopyStatus.FAILED;
                String why = "'" + node.path + "' was not tried: the folder '" + folder.path + "' above it has failed";
                node.addFailure(Operation.COPY, clock.instant(), ErrorClass.PARENT, why);
                count++;
            }
        }
        return count;
    }

    @Override
    public List<FileCopy> pendingFiles(long afterId, int max) {
        return database.src.page(afterId, max, node -> !node.isFolder() && isReady(node), MemoryCopies::fileCopy);
    }

    private static FileCopy fileCopy(MemoryNode node) {
        return new FileCopy(
                node.id,
                node.kind(),
                node.ref(),
                node.entry.size(),
                node.entry.mtime(),
                node.entry.linkTarget(),
                parentAtDestination(node),
                node.destinationName(),
                replaced(node.partner),
                node.failedTries(Operation.COPY));
    }

    private static FileCopy.@Nullable Replaced replaced(@Nullable MemoryNode partner) {
        return partner == null
                ? null
                : new FileCopy.Replaced(partner.ref(), partner.entry.size(), partner.entry.mtime());
    }

    @Override
    public void openUpTo(long id) {
        database.openUpTo = Math.max(database.openUpTo, id);
    }

    @Override
    public List<FolderWork> foldersInDoubt(long afterId, int max) {
        Set<Long> inDoubt = new HashSet<>();
        for (MemoryNode node : database.src.all()) {
            if (!node.isFolder() && isReady(node) && node.id <= database.openUpTo && node.parent != null) {
                inDoubt.add(node.parent.id);
            }
        }
        return database.src.page(
                afterId,
                max,
                node -> inDoubt.contains(node.id),
                node -> new FolderWork(node.id, node.depth, node.destination()));
    }

    @Override
    public void record(List<CopyOutcome> outcomes) {
        List<CopyOutcome> all = List.copyOf(outcomes);
        check(all);
        for (CopyOutcome outcome : all) {
            MemoryNode node = database.src.get(outcome.id());
            node.copy = outcome.status();
            node.addFailures(Operation.COPY, outcome.failures());
            if (outcome.status() == CopyStatus.SUCCESSFUL) {
                node.addSuccess(Operation.COPY, clock.instant());
                node.writtenNativeId = outcome.dstNativeId();
                node.writtenChecksum = outcome.checksum();
            }
        }
    }

    @Override
    public void revoke(List<Revocation> findings) {
        List<Revocation> all = List.copyOf(findings);
        for (Revocation finding : all) {
            MemoryNode node = database.src.get(finding.id());
            if (node.copy != CopyStatus.SUCCESSFUL
                    && node.copy != CopyStatus.ALREADY_EXISTS
                    && node.copy != CopyStatus.FAILED) {
                throw new StoreException(
                        Reason.ILLEGAL_STATE, "'" + node.path + "' is not held to be in place", null, null);
            }
        }
        for (Revocation finding : all) {
            MemoryNode node = database.src.get(finding.id());
            node.copy = CopyStatus.FAILED;
            node.addFailures(Operation.COPY, List.of(finding.failure()));
        }
    }

    private void check(List<CopyOutcome> outcomes) {
        Set<Long> ended = new HashSet<>();
        for (CopyOutcome outcome : outcomes) {
            MemoryNode node = database.src.get(outcome.id());
            if (!isPending(node) || ended.contains(node.id)) {
                throw new StoreException(
                        Reason.ILLEGAL_STATE,
                        "'" + node.path + "' is not pending: its copy has no outcome to be recorded",
                        null,
                        null);
            }
            switch (outcome.status()) {
                case PENDING -> {}
                case SUCCESSFUL, FAILED, DRIFTED -> ended.add(node.id);
                default -> throw new IllegalArgumentException("a copy does not end as " + outcome.status());
            }
        }
    }

    @Override
    public List<FolderFinish> foldersToFinish(long mtimePrecisionNanos, long beforeId, int max) {
        return database.src.pageBefore(
                beforeId,
                max,
                node -> node.isFolder() && toFinish(node, mtimePrecisionNanos),
                node -> new FolderFinish(node.id, node.ref(), node.destination(), node.entry.mtime()));
    }

    private static boolean toFinish(MemoryNode folder, long precision) {
        if (folder.copy == CopyStatus.SUCCESSFUL) {
            return true;
        }
        if (folder.copy != CopyStatus.ALREADY_EXISTS || folder.partner == null || precision == 0) {
            return false;
        }
        boolean wrote = folder.children.stream().anyMatch(child -> child.copy == CopyStatus.SUCCESSFUL);
        boolean timeDiffers = folder.entry.mtime() != null
                && !Currency.equal(folder.entry.mtime(), folder.partner.entry.mtime(), precision);
        return wrote || timeDiffers;
    }

    /** Whether it is a file or link that this pass wrote. */
    static boolean isWritten(MemoryNode node) {
        return !node.isFolder() && node.copy == CopyStatus.SUCCESSFUL;
    }
}
