package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.sylos.engine.api.Side;

/**
 * What is remembered of one side's nodes besides the rows: which ids its levels have, and how far it is listed. Changed only by
 * whoever writes; may be read by anybody.
 */
final class Tree {
    /** Sealed when there is not even a root; what is sealed with the root alone is -1. */
    private static final int NO_ROOT = -2;

    private final Side side;
    /** By depth; replaced when there are more. */
    private volatile List<Level> levels;

    private volatile int sealedDepth;
    private final RecentLevels recent;

    /** That of a side without nodes. */
    Tree(Side side, RecentLevels recent) {
        this.side = side;
        this.recent = recent;
        levels = List.of();
        sealedDepth = NO_ROOT;
    }

    /** Learns what a database knows of both sides, of which nothing is known yet. */
    static void load(Session session, Tree src, Tree dst) throws SQLException {
        IntFunction<Tree> trees = code -> code == Nodes.code(Side.SRC) ? src : dst;
        session.list(
                "SELECT side, depth, first_id, found_id, next_id FROM handed_out ORDER BY depth",
                row -> trees.apply(row.integer(1))
                        .add(new Level(row.integer(2), row.number(3), row.number(4), row.number(5))));
        session.list(
                "SELECT side, depth, next_id FROM round",
                row -> trees.apply(row.integer(1)).sealed(row.integer(2), row.number(3)));
        // The ids of sealed rounds are known; only what lies below them is looked at.
        session.list(
                """
                SELECT 1, depth, max(id) FROM src_node WHERE id >= ? GROUP BY depth UNION ALL
                SELECT 2, depth, max(id) FROM dst_node WHERE id >= ? GROUP BY depth
                """,
                row -> trees.apply(row.integer(1)).reached(row.integer(2), row.number(3) + 1),
                Ids.first(src.sealedDepth + 2),
                Ids.first(dst.sealedDepth + 2));
    }

    private boolean add(Level level) {
        List<Level> more = new ArrayList<>(levels);
        while (more.size() < level.depth()) {
            more.add(Level.empty(more.size()));
        }
        more.add(level);
        levels = List.copyOf(more);
        return true;
    }

    private boolean sealed(int depth, long nextId) {
        sealedDepth = Math.max(sealedDepth, depth);
        return reached(depth + 1, nextId);
    }

    private boolean reached(int depth, long nextId) {
        if (nextId > Ids.first(depth)) {
            open(depth).atLeast(nextId);
        }
        return true;
    }

    /** The level of a depth, which is begun when it is not there. */
    private Level open(int depth) {
        if (depth >= levels.size()) {
            add(Level.empty(depth));
        }
        return levels.get(depth);
    }

    Side side() {
        return side;
    }

    /** Small levels of both sides, as steps have left them. */
    RecentLevels recent() {
        return recent;
    }

    /** A statement about this side's nodes, in which {@code {node}} stands for their table. */
    String sql(String template) {
        return Nodes.sql(side, template);
    }

    String table() {
        return Nodes.table(side);
    }

    /** The ids of a level, up to the last one handed out. */
    Range level(int depth) {
        List<Level> now = levels;
        return depth >= 0 && depth < now.size() ? now.get(depth).all() : Range.NONE;
    }

    /** Those ids of a level that the present discovery handed out. */
    Range found(int depth) {
        List<Level> now = levels;
        return depth >= 0 && depth < now.size() ? now.get(depth).found() : Range.NONE;
    }

    /** How many levels have, or had, nodes. */
    int depths() {
        return levels.size();
    }

    /** All ids handed out so far. */
    Ranges all() {
        return new Ranges(levels.stream().map(Level::all).toList());
    }

    /** Depth of the deepest sealed round; -1 or below when none is. */
    int sealedDepth() {
        return sealedDepth;
    }

    boolean hasRoot() {
        return sealedDepth > NO_ROOT;
    }

    /** Hands out an id. One that a failed transaction took is not handed out again. */
    long takeId(int depth) {
        return open(depth).take();
    }

    long nextId(int depth) {
        List<Level> now = levels;
        return depth < now.size() ? now.get(depth).next() : Ids.first(depth);
    }

    /** Makes sure that ids of rows that go are not handed out again after a restart. */
    void keepIds(Session session) throws SQLException {
        write(session, level -> level.all().first(), level -> level.found().first());
    }

    /** As {@link #keepIds}, for a pass that begins: ids so far are none of its own. */
    void keepIdsForNewPass(Session session) throws SQLException {
        write(session, Level::next, Level::next);
    }

    /** As {@link #keepIds}, for a retry sweep that begins: whatever it finds has later ids. */
    void keepIdsForSweep(Session session) throws SQLException {
        write(session, level -> level.all().first(), Level::next);
    }

    private void write(Session session, ToLongFunction<Level> first, ToLongFunction<Level> found) throws SQLException {
        session.update("DELETE FROM handed_out WHERE side = ?", Nodes.code(side));
        try (RowWriter rows = session.append("handed_out")) {
            for (Level level : levels) {
                rows.begin()
                        .code(Nodes.code(side))
                        .integer(level.depth())
                        .number(first.applyAsLong(level))
                        .number(found.applyAsLong(level))
                        .number(level.next())
                        .end();
            }
        }
    }

    /** Remembers a round as sealed; the caller does it once that is durable. */
    void seal(int depth) {
        sealedDepth = Math.max(sealedDepth, depth);
    }

    /** Opens the rounds from a depth on again. */
    void beginSweep(int depth) {
        levels.forEach(Level::beginDiscovery);
        sealedDepth = Math.min(sealedDepth, depth - 1);
    }

    /** Begins anew with no nodes; ids go on where they were. */
    void clear() {
        levels.forEach(Level::clear);
        sealedDepth = NO_ROOT;
    }
}
