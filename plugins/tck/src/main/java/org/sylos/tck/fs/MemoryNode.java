package org.sylos.tck.fs;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.NodeKind;

/** A node of a {@link MemoryDisk}, guarded by it. */
final class MemoryNode {
    final long id;
    /** Null for folders alone means: a node that is not a folder. */
    final @Nullable MemoryChildren children;

    NodeKind kind;
    String name;
    /** Null for the top of the disk and for a node that was taken out of it. */
    @Nullable
    MemoryNode parent;

    Instant mtime;
    int mode;
    String owner = "user";
    String group = "group";
    Map<String, byte[]> xattrs = Map.of();
    MemoryContent content = MemoryContent.EMPTY;

    @Nullable
    String linkTarget;

    /** Why it cannot take part, as its entry says. */
    @Nullable
    EntryProblem problem;

    /** Why it can be neither listed nor read, although its entry looks sound. */
    @Nullable
    EntryProblem denied;

    MemoryNode(long id, NodeKind kind, String name, Instant mtime, @Nullable MemoryChildren children) {
        this.id = id;
        this.kind = kind;
        this.name = name;
        this.mtime = mtime;
        this.children = children;
        this.mode = children == null ? 0644 : 0755;
    }

    /** The children of a folder. */
    MemoryChildren folder() {
        if (children == null) {
            throw new IllegalStateException("'" + name + "' is not a folder");
        }
        return children;
    }

    boolean isFolder() {
        return children != null;
    }

    boolean isWithin(MemoryNode ancestor) {
        for (MemoryNode node = this; node != null; node = node.parent) {
            if (node == ancestor) {
                return true;
            }
        }
        return false;
    }

    String nativeId() {
        return "n" + id;
    }
}
