package org.sylos.tck.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.Tally;

/** The nodes of one side, by id and by depth. */
final class MemoryTree {
    /** Ids begin with the depth, so that they ascend with it whenever a node is added. */
    private static final int DEPTH_SHIFT = 40;

    private final Side side;
    private final NavigableMap<Long, MemoryNode> nodes = new TreeMap<>();
    private final NavigableMap<Integer, NavigableMap<Long, MemoryNode>> levels = new TreeMap<>();

    /** How many ids each level was given so far. */
    private final Map<Integer, Long> given = new HashMap<>();

    /** How many of them were given before the present discovery began. */
    private final Map<Integer, Long> foundFrom = new HashMap<>();

    /** Depth of the deepest sealed round. */
    int sealedDepth = -1;

    MemoryTree(Side side) {
        this.side = side;
    }

    MemoryNode add(@Nullable MemoryNode parent, Entry entry) {
        int depth = parent == null ? 0 : parent.depth + 1;
        long number = given.merge(depth, 1L, Long::sum);
        MemoryNode node = new MemoryNode(side, ((long) depth << DEPTH_SHIFT) + number, parent, entry);
        nodes.put(node.id, node);
        levels.computeIfAbsent(depth, none -> new TreeMap<>()).put(node.id, node);
        if (parent != null) {
            parent.addChild(node);
        }
        return node;
    }

    /** From now on, whatever is added is what a new discovery found. */
    void beginDiscovery(int depth) {
        foundFrom.putAll(given);
        sealedDepth = Math.min(sealedDepth, depth - 1);
    }

    /** Whether the present discovery found a node. */
    boolean isFound(MemoryNode node) {
        return node.id - ((long) node.depth << DEPTH_SHIFT) > foundFrom.getOrDefault(node.depth, 0L);
    }

    /** Takes back everything below a folder, and answers what that was. */
    List<MemoryNode> removeBelow(MemoryNode folder) {
        List<MemoryNode> removed = new ArrayList<>();
        for (MemoryNode child : folder.children) {
            removed.addAll(removeBelow(child));
            removed.add(child);
        }
        removeChildren(folder);
        return removed;
    }

    /** Takes back the children of a folder, which have none themselves. */
    void removeChildren(MemoryNode folder) {
        for (MemoryNode child : folder.children) {
            nodes.remove(child.id);
            level(child.depth).remove(child.id);
        }
        folder.forgetChildren();
    }

    /** Ids go on where they were: none is given twice. */
    void clear() {
        nodes.clear();
        levels.clear();
        sealedDepth = -1;
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    @Nullable
    MemoryNode find(long id) {
        return nodes.get(id);
    }

    MemoryNode get(long id) {
        MemoryNode node = nodes.get(id);
        if (node == null) {
            throw new StoreException(Reason.ILLEGAL_STATE, side + " has no node with the id " + id, null, null);
        }
        return node;
    }

    Collection<MemoryNode> all() {
        return nodes.values();
    }

    Collection<MemoryNode> ofDepth(int depth) {
        return level(depth).values();
    }

    int deepest() {
        return nodes.isEmpty() ? 0 : nodes.lastEntry().getValue().depth;
    }

    /** One page of what fits, in ascending order of ids. */
    <T> List<T> page(long afterId, int max, Predicate<MemoryNode> fits, Function<MemoryNode, T> as) {
        return firstOf(nodes.tailMap(afterId, false).values(), max, fits, as);
    }

    /** One page of what fits on one level. */
    <T> List<T> pageOfDepth(int depth, long afterId, int max, Predicate<MemoryNode> fits, Function<MemoryNode, T> as) {
        return firstOf(level(depth).tailMap(afterId, false).values(), max, fits, as);
    }

    /** One page of what fits, in descending order of ids. */
    <T> List<T> pageBefore(long beforeId, int max, Predicate<MemoryNode> fits, Function<MemoryNode, T> as) {
        return firstOf(nodes.headMap(beforeId, false).descendingMap().values(), max, fits, as);
    }

    Tally tally(Predicate<MemoryNode> fits) {
        long count = 0;
        long bytes = 0;
        for (MemoryNode node : nodes.values()) {
            if (fits.test(node)) {
                count++;
                bytes += node.entry.size();
            }
        }
        return new Tally(count, bytes);
    }

    private NavigableMap<Long, MemoryNode> level(int depth) {
        return levels.getOrDefault(depth, new TreeMap<>());
    }

    private static <T> List<T> firstOf(
            Collection<MemoryNode> nodes, int max, Predicate<MemoryNode> fits, Function<MemoryNode, T> as) {
        List<T> found = new ArrayList<>();
        for (MemoryNode node : nodes) {
            if (found.size() >= max) {
                break;
            }
            if (fits.test(node)) {
                found.add(as.apply(node));
            }
        }
        return found;
    }
}
