package org.sylos.tck.fs;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/** Puts finished files and links into the tree under their conditions. Used by threads that hold the disk's monitor. */
final class MemoryPlacement {
    private MemoryPlacement() {}

    /** The node that a write would replace now; null when it would replace nothing. */
    static @Nullable MemoryNode check(MemoryView view, MemoryNode parent, WriteSpec spec) throws FSException {
        if (spec.condition() instanceof WriteCondition.Unchanged unchanged) {
            MemoryNode old = view.find(unchanged.existing());
            if (old == null || !isUnchanged(view.entry(old, false), unchanged) || !isAt(old, parent, spec.name())) {
                throw MemoryView.failure(
                        ErrorClass.CONFLICT, spec.path(), "what was to be replaced has changed, gone or moved");
            }
            return old;
        }
        if (view.obstacle(parent, spec.name(), NodeKind.FILE) != null) {
            throw MemoryView.failure(ErrorClass.ALREADY_EXISTS, spec.path(), "there is something of that name");
        }
        return null;
    }

    static Written place(MemoryView view, MemoryNode parent, MemoryNode fresh, WriteSpec spec) throws FSException {
        MemoryDisk disk = view.disk;
        if (!disk.isAttached(parent)) {
            throw MemoryView.failure(ErrorClass.NOT_FOUND, spec.path(), "its folder has gone");
        }
        MemoryNode old = check(view, parent, spec);
        MemoryMetadata.apply(disk.settings, fresh, spec.metadata(), false);
        MemoryNode placed = fresh;
        if (old == null) {
            disk.attach(fresh, parent);
        } else {
            placed = disk.replace(old, fresh);
        }
        return new Written(
                view.ref(placed),
                placed.content.size(),
                disk.settings.keepsTimes() ? placed.mtime : null,
                placed.kind == NodeKind.FILE ? storedChecksum(disk, placed) : null);
    }

    private static boolean isUnchanged(Entry now, WriteCondition.Unchanged unchanged) {
        return (now.kind() == NodeKind.FILE || now.kind() == NodeKind.SYMLINK)
                && now.size() == unchanged.size()
                && Objects.equals(now.mtime(), unchanged.mtime());
    }

    private static boolean isAt(MemoryNode node, MemoryNode parent, String name) {
        return node.parent == parent && parent.folder().named(name).contains(node);
    }

    private static @Nullable Checksum storedChecksum(MemoryDisk disk, MemoryNode file) {
        return disk.settings.capabilities().storedChecksums().stream()
                .sorted()
                .findFirst()
                .map(file.content::checksum)
                .orElse(null);
    }
}
