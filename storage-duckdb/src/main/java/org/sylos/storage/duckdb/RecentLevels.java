package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.TraversalStatus;

/**
 * Small levels as the steps of a discovery have left them, so that the next step need not ask for what the last one wrote: with few
 * nodes, starting a statement costs more than all it does. It holds only as long as nothing but steps changes the store, which the
 * number of changes tells; the database is the truth. Steps are made by one thread at a time; what is pending may be asked by any.
 */
final class RecentLevels {
    /** Up to so many nodes a level is small. */
    static final int MOST = 1000;

    /** So many levels of a side are kept: SRC may be some rounds ahead. */
    private static final int LEVELS = 8;

    private final Map<Side, NavigableMap<Integer, NavigableMap<Long, LevelNode>>> levels = new EnumMap<>(Side.class);

    /** Of the level that was compared last: folders of SRC by their partners. */
    private @Nullable Map<Long, Long> partners;

    private int partnersDepth = -1;
    private boolean inStep;
    private long version = -1;
    private volatile Pending pending = new Pending(-1, Map.of());

    /** What can be asked from any thread: folders to be listed, by side and depth, as they are after so many changes. */
    private record Pending(long version, Map<Side, Map<Integer, List<FolderWork>>> folders) {}

    RecentLevels() {
        for (Side side : Side.values()) {
            levels.put(side, new TreeMap<>());
        }
    }

    private NavigableMap<Integer, NavigableMap<Long, LevelNode>> of(Side side) {
        NavigableMap<Integer, NavigableMap<Long, LevelNode>> ofSide = levels.get(side);
        if (ofSide == null) {
            throw new IllegalStateException("there are two sides");
        }
        return ofSide;
    }

    /** A step begins, after so many changes of the store. */
    void begin(long changes) {
        if (changes != version) {
            forget();
        }
        version = -1;
        inStep = true;
    }

    boolean isInStep() {
        return inStep;
    }

    /** The step is durable, and the store has seen so many changes with it. */
    void committed(long changes) {
        inStep = false;
        version = changes;
        Map<Side, Map<Integer, List<FolderWork>>> folders = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            Map<Integer, List<FolderWork>> byDepth = new HashMap<>();
            of(side).forEach((depth, nodes) -> byDepth.put(depth, toList(depth, nodes.values())));
            folders.put(side, byDepth);
        }
        pending = new Pending(changes, folders);
    }

    private static List<FolderWork> toList(int depth, Collection<LevelNode> nodes) {
        List<FolderWork> folders = new ArrayList<>();
        for (LevelNode node : nodes) {
            String path = node.path();
            if (node.isFolder() && node.traversal() == TraversalStatus.PENDING.code() && path != null) {
                folders.add(new FolderWork(node.id(), depth, new NodeRef(path, node.nativeId())));
            }
        }
        return folders;
    }

    /** The step has failed: nothing of it counts. */
    void failed() {
        inStep = false;
        forget();
    }

    /** Something is changed in ways that are not told here. */
    void forget() {
        levels.values().forEach(Map::clear);
        partners = null;
    }

    /**
     * The folders of a level that are to be listed, after some id and at most so many; empty when that has to be asked.
     *
     * @param changes how many changes the store has seen
     */
    Optional<List<FolderWork>> pending(Side side, int depth, long afterId, int max, long changes) {
        Pending known = pending;
        List<FolderWork> folders = known.version() == changes
                ? known.folders().getOrDefault(side, Map.of()).get(depth)
                : null;
        return Optional.ofNullable(folders)
                .map(all -> all.stream()
                        .filter(folder -> folder.id() > afterId)
                        .limit(max)
                        .toList());
    }

    /** The nodes with some ids of one level, in their order. */
    List<LevelNode> read(Session session, Tree tree, Range ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        int depth = Ids.depth(ids.first());
        NavigableMap<Long, LevelNode> known = inStep ? of(tree.side()).get(depth) : null;
        if (known != null) {
            return List.copyOf(known.subMap(ids.first(), true, ids.last(), true).values());
        }
        List<LevelNode> nodes = LevelNode.read(session, tree, ids);
        if (inStep && nodes.size() <= MOST && ids.equals(tree.level(depth))) {
            NavigableMap<Long, LevelNode> level = keep(tree.side(), depth);
            nodes.forEach(node -> level.put(node.id(), node));
        }
        return nodes;
    }

    private NavigableMap<Long, LevelNode> keep(Side side, int depth) {
        NavigableMap<Integer, NavigableMap<Long, LevelNode>> kept = of(side);
        NavigableMap<Long, LevelNode> level = kept.computeIfAbsent(depth, none -> new TreeMap<>());
        if (kept.size() > LEVELS) {
            kept.pollFirstEntry();
        }
        return level;
    }

    /** A node was appended to a level, the first of it if so said. */
    void add(Side side, int depth, LevelNode node, boolean first) {
        NavigableMap<Long, LevelNode> level = first ? keep(side, depth) : of(side).get(depth);
        if (level != null) {
            level.put(node.id(), node);
            if (level.size() > MOST) {
                of(side).remove(depth);
            }
        }
    }

    void setTraversal(Side side, Collection<Long> ids, int status) {
        change(side, ids, node -> node.withTraversal(status));
    }

    void setCopy(Collection<Long> ids, int status) {
        change(Side.SRC, ids, node -> node.withCopy(status));
    }

    private void change(Side side, Collection<Long> ids, UnaryOperator<LevelNode> change) {
        for (long id : ids) {
            NavigableMap<Long, LevelNode> level = of(side).get(Ids.depth(id));
            if (level != null) {
                level.computeIfPresent(id, (key, node) -> change.apply(node));
            }
        }
    }

    /** A level was compared: its folders of SRC, by their partners. */
    void paired(int depth, Map<Long, Long> folders) {
        partners = inStep ? folders : null;
        partnersDepth = depth;
    }

    /** The folders of SRC of a level by their partners; null when that has to be asked. */
    @Nullable
    Map<Long, Long> partners(int depth) {
        return inStep && depth == partnersDepth ? partners : null;
    }
}
