package org.sylos.tck.fs;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.NodeKind;

/**
 * The nodes that adapters and tests share. Every method is called by a thread that holds the disk's monitor.
 *
 * <p>It stores; what is allowed is decided by {@link MemoryAdapter}. Tests may put anything there by {@link MemoryTree}.
 */
final class MemoryDisk {
    final MemorySettings settings;
    final MemoryNode top;
    /** Writes that were begun and neither committed nor aborted. */
    final Set<MemoryWrite> unfinished = new LinkedHashSet<>();

    private final Map<String, MemoryNode> byId = new HashMap<>();
    private long lastId;
    private long used;

    MemoryDisk(MemorySettings settings) {
        this.settings = settings;
        this.top = create(NodeKind.FOLDER, "");
    }

    /** A node that is nowhere yet. */
    MemoryNode create(NodeKind kind, String name) {
        long id = ++lastId;
        MemoryChildren children = kind == NodeKind.FOLDER
                ? new MemoryChildren(settings.names(), settings.shuffled(), settings.listingSeed())
                : null;
        return new MemoryNode(id, kind, name, now(), children);
    }

    void attach(MemoryNode node, MemoryNode parent) {
        node.parent = parent;
        parent.folder().add(node);
        parent.mtime = now();
        byId.put(node.nativeId(), node);
        used += node.content.size();
    }

    void detach(MemoryNode node) {
        MemoryNode parent = node.parent;
        if (parent == null) {
            throw new IllegalStateException("the top of a disk stays");
        }
        parent.folder().remove(node);
        parent.mtime = now();
        node.parent = null;
        byId.remove(node.nativeId());
        used -= node.content.size();
    }

    /**
     * Puts a new file or link where an old one is, in one step. It takes over the old one's place in listings, so that no
     * listing that is under way shows both.
     */
    MemoryNode replace(MemoryNode old, MemoryNode fresh) {
        MemoryNode parent = old.parent;
        if (parent == null) {
            throw new IllegalStateException("the node to replace has gone");
        }
        MemoryNode heir = new MemoryNode(old.id, fresh.kind, fresh.name, fresh.mtime, null);
        heir.mode = fresh.mode;
        heir.owner = fresh.owner;
        heir.group = fresh.group;
        heir.xattrs = fresh.xattrs;
        heir.content = fresh.content;
        heir.linkTarget = fresh.linkTarget;
        detach(old);
        attach(heir, parent);
        return heir;
    }

    /** The node at the end of a way down from a folder; null when there is none. The oldest of those with one name. */
    @Nullable
    MemoryNode find(MemoryNode from, List<String> names) {
        MemoryNode node = from;
        for (String name : names) {
            MemoryNode next = null;
            if (node.isFolder()) {
                next = preferFolder(node.folder().named(name));
            }
            if (next == null) {
                return null;
            }
            node = next;
        }
        return node;
    }

    @Nullable
    MemoryNode findById(String nativeId) {
        return byId.get(nativeId);
    }

    boolean isAttached(MemoryNode node) {
        return node.isWithin(top);
    }

    /** The present moment as the disk's clock has it, in its own precision. */
    Instant now() {
        return settings.truncated(settings.clock().instant());
    }

    /** Takes room for bytes that are written; false when there is too little. */
    boolean reserve(long bytes) {
        if (bytes > usable()) {
            return false;
        }
        used += bytes;
        return true;
    }

    void release(long bytes) {
        used -= bytes;
    }

    long usable() {
        return Math.max(0, settings.spaceQuota() - used);
    }

    private static @Nullable MemoryNode preferFolder(List<MemoryNode> twins) {
        for (MemoryNode node : twins) {
            if (node.isFolder()) {
                return node;
            }
        }
        return twins.isEmpty() ? null : twins.get(0);
    }
}
