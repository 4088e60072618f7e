package org.sylos.storage.duckdb;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.TraversalStatus;

/**
 * Compares a level with few nodes and nothing unusual here instead of in the database: planning the statements that a large level
 * needs costs several times what reading a few rows does. Comes to the same as {@link Reconciliation}, which deals with
 * everything else: conflicts, failures, native ids, names that are folded.
 */
final class SmallLevel {
    /** Up to so many pairs, statements of their own are quicker than an appender. */
    private static final int FEW_PAIRS = 3;

    private final Session session;
    private final Trees trees;
    private final CompareRule rule;
    private final LevelIds ids;

    SmallLevel(Session session, Trees trees, CompareRule rule, LevelIds ids) {
        this.session = session;
        this.trees = trees;
        this.rule = rule;
        this.ids = ids;
    }

    /** A node of SRC and the one of DST that it met. */
    private record Pair(LevelNode src, LevelNode dst, Relation relation) {}

    private record Key(long folder, String name) {}

    /** Compares, or answers null without having changed anything: then the level is not one for this. */
    @Nullable
    LevelSummary compare(int depth) throws SQLException {
        if (trees.hasDestinations()) {
            return null;
        }
        RecentLevels recent = trees.recent();
        List<LevelNode> srcFolders = recent.read(session, trees.src(), ids.srcFolders());
        List<LevelNode> dstFolders = recent.read(session, trees.dst(), ids.dstFolders());
        List<LevelNode> src = recent.read(session, trees.src(), ids.src());
        List<LevelNode> dst = recent.read(session, trees.dst(), ids.dst());
        if (!areUsual(srcFolders, dstFolders, src, dst)) {
            return null;
        }
        Map<Key, LevelNode> wanted = byPartnersFolder(depth, dst);
        List<Pair> pairs = wanted == null || hasTwins(src) ? null : join(src, wanted);
        return pairs == null ? null : record(depth, pairs, dst);
    }

    private static boolean areUsual(
            List<LevelNode> srcFolders, List<LevelNode> dstFolders, List<LevelNode> src, List<LevelNode> dst) {
        return srcFolders.stream()
                        .noneMatch(folder -> folder.isFolder()
                                && (folder.traversal() == TraversalStatus.PENDING.code()
                                        || (folder.copy() & CopyCodes.BASE) == CopyStatus.FAILED.code()))
                && dstFolders.stream()
                        .noneMatch(folder -> folder.isFolder()
                                && (folder.traversal() == TraversalStatus.PENDING.code()
                                        || folder.traversal() == TraversalStatus.FAILED.code()))
                && src.stream().noneMatch(LevelNode::hasNativeId)
                && dst.stream().noneMatch(node -> node.hasNativeId() || node.problem());
    }

    /** Whether two that are to be copied have one name: then at least one of them is in conflict. */
    private static boolean hasTwins(List<LevelNode> src) {
        Set<Key> seen = new HashSet<>();
        for (LevelNode node : src) {
            int copy = node.copy() & CopyCodes.BASE;
            if ((copy == CopyStatus.PENDING.code() || copy == CopyStatus.FAILED.code())
                    && !seen.add(new Key(node.parentId(), node.name()))) {
                return true;
            }
        }
        return false;
    }

    /** What the destination has, by the source's folder that it would be found for; null when a folder holds a name twice. */
    private @Nullable Map<Key, LevelNode> byPartnersFolder(int depth, List<LevelNode> dst) throws SQLException {
        if (dst.isEmpty()) {
            return Map.of();
        }
        Map<Long, Long> partners = partners(depth - 1);
        Map<Key, LevelNode> nodes = new HashMap<>();
        for (LevelNode node : dst) {
            Long folder = partners.get(node.parentId());
            if (folder != null && nodes.put(new Key(folder, node.name()), node) != null) {
                return null;
            }
        }
        return nodes;
    }

    /** The folders above of SRC by their partners. */
    private Map<Long, Long> partners(int depth) throws SQLException {
        Map<Long, Long> known = trees.recent().partners(depth);
        if (known != null) {
            return known;
        }
        Map<Long, Long> partners = new HashMap<>();
        session.list(
                "SELECT src_id, dst_id FROM pair WHERE src_id BETWEEN ? AND ?",
                row -> partners.put(row.number(2), row.number(1)),
                ids.srcFolders().first(),
                ids.srcFolders().last());
        return partners;
    }

    private @Nullable List<Pair> join(List<LevelNode> src, Map<Key, LevelNode> wanted) {
        List<Pair> pairs = new ArrayList<>();
        for (LevelNode node : src) {
            LevelNode other =
                    node.copy() == CopyStatus.PENDING.code() ? wanted.get(new Key(node.parentId(), node.name())) : null;
            if (other != null && other.kind() != node.kind()) {
                return null;
            }
            if (other != null) {
                pairs.add(new Pair(node, other, relation(node, other)));
            }
        }
        return pairs;
    }

    private Relation relation(LevelNode src, LevelNode dst) {
        if (src.isFolder()) {
            return Relation.FOLDERS;
        }
        if (src.kind() != NodeKind.FILE.code()) {
            boolean current = rule.mode() == org.sylos.engine.api.storage.CompareMode.EXISTS
                    || Objects.equals(src.linkTarget(), dst.linkTarget());
            return current ? Relation.CURRENT : Relation.DIFFERENT;
        }
        boolean sameSize = src.size() == dst.size();
        return switch (rule.mode()) {
            case EXISTS -> Relation.CURRENT;
            case CHECKSUM -> sameSize ? Relation.AWAITING : Relation.DIFFERENT;
            case SIZE -> sameSize ? Relation.CURRENT : Relation.DIFFERENT;
            case NEWER -> sameSize && isCurrent(src.newerBy(dst)) ? Relation.CURRENT : Relation.DIFFERENT;
            case MTIME -> {
                BigInteger newer = src.newerBy(dst);
                yield sameSize && isCurrent(newer == null ? null : newer.abs()) ? Relation.CURRENT : Relation.DIFFERENT;
            }
        };
    }

    /** A missing time equals none and is not newer than any; without a precision times do not count. */
    private boolean isCurrent(@Nullable BigInteger apart) {
        long precision = rule.mtimePrecisionNanos();
        return precision == 0 || (apart != null && apart.compareTo(BigInteger.valueOf(precision)) < 0);
    }

    private LevelSummary record(int depth, List<Pair> pairs, List<LevelNode> dst) throws SQLException {
        if (pairs.size() <= FEW_PAIRS) {
            for (Pair pair : pairs) {
                session.update(
                        "INSERT INTO pair VALUES (?, ?, " + pair.relation().code() + ")",
                        pair.src().id(),
                        pair.dst().id());
            }
        } else {
            try (RowWriter rows = session.append("pair")) {
                for (Pair pair : pairs) {
                    rows.begin()
                            .number(pair.src().id())
                            .number(pair.dst().id())
                            .code(pair.relation().code())
                            .end();
                }
            }
        }
        Set<Long> met = new HashSet<>();
        List<Long> current = new ArrayList<>();
        List<Long> folders = new ArrayList<>();
        Map<Long, Long> folderPairs = new HashMap<>();
        for (Pair pair : pairs) {
            met.add(pair.dst().id());
            if (pair.relation() == Relation.FOLDERS || pair.relation() == Relation.CURRENT) {
                current.add(pair.src().id());
            }
            if (pair.relation() == Relation.FOLDERS) {
                folders.add(pair.dst().id());
                folderPairs.put(pair.dst().id(), pair.src().id());
            }
        }
        List<Long> unknown = new ArrayList<>();
        for (LevelNode node : dst) {
            if (node.traversal() == TraversalStatus.SUCCESSFUL.code() && !met.contains(node.id())) {
                unknown.add(node.id());
            }
        }
        RecentLevels recent = trees.recent();
        set("src_node", "copy", CopyStatus.ALREADY_EXISTS.code(), current);
        recent.setCopy(current, CopyStatus.ALREADY_EXISTS.code());
        set("dst_node", "traversal", TraversalStatus.PENDING.code(), folders);
        recent.setTraversal(Side.DST, folders, TraversalStatus.PENDING.code());
        set("dst_node", "traversal", TraversalStatus.NOT_ON_SRC.code(), unknown);
        recent.setTraversal(Side.DST, unknown, TraversalStatus.NOT_ON_SRC.code());
        recent.paired(depth, folderPairs);
        return new LevelSummary(depth, pairs.size(), current.size(), dst.size() - pairs.size(), 0, folders.size());
    }

    private void set(String table, String column, int code, List<Long> nodes) throws SQLException {
        if (nodes.isEmpty()) {
            return;
        }
        long first = nodes.stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = nodes.stream().mapToLong(Long::longValue).max().orElseThrow();
        String update = "UPDATE " + table + " SET " + column + " = " + code + " WHERE id BETWEEN ? AND ?";
        if (last - first + 1 == nodes.size()) {
            session.update(update, first, last);
        } else {
            session.update(update + " AND id IN (SELECT unnest(?::BIGINT[]))", first, last, session.numbers(nodes));
        }
    }
}
