package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.Side;

/**
 * What is remembered of one side's nodes besides the rows: which ids its levels have, and which id is next. Changed only by
 * whoever writes; may be read by anybody.
 */
final class Tree {
    private final Side side;
    private volatile Levels levels;
    private volatile long nextId;

    private Tree(Side side, Levels levels, long nextId) {
        this.side = side;
        this.levels = levels;
        this.nextId = nextId;
    }

    static Tree load(Session session, Side side) throws SQLException {
        List<Range> closed = new ArrayList<>(session.list(
                "SELECT first_id, last_id FROM round WHERE side = ? ORDER BY depth", Tree::range, Nodes.code(side)));
        int sealedDepth = Math.max(-1, closed.size() - 2);
        long mark = Math.max(1, Marks.read(session, mark(side)));
        long openFrom = closed.isEmpty() ? mark : closed.get(closed.size() - 1).last() + 1;
        // A level whose round is not sealed is closed all the same when there are nodes below it.
        List<Range> above = session.list(
                Nodes.sql(side, "SELECT min(id), max(id) FROM {node} WHERE id >= ? GROUP BY depth ORDER BY depth"),
                Tree::range,
                openFrom);
        long nextId = Math.max(mark, openFrom);
        for (int i = 0; i < above.size(); i++) {
            nextId = Math.max(nextId, above.get(i).last() + 1);
            if (i + 1 < above.size()) {
                closed.add(new Range(openFrom, above.get(i + 1).first() - 1));
                openFrom = above.get(i + 1).first();
            }
        }
        return new Tree(side, new Levels(closed, sealedDepth, openFrom), nextId);
    }

    private static Range range(Row row) throws SQLException {
        return new Range(row.number(1), row.number(2));
    }

    private static String mark(Side side) {
        return side == Side.SRC ? "src_next_id" : "dst_next_id";
    }

    Side side() {
        return side;
    }

    /** A statement about this side's nodes, in which {@code {node}} stands for their table. */
    String sql(String template) {
        return Nodes.sql(side, template);
    }

    String table() {
        return Nodes.table(side);
    }

    Levels levels() {
        return levels;
    }

    /** The ids of a level, up to the last one handed out. */
    Range level(int depth) {
        Range range = levels.level(depth);
        return new Range(range.first(), Math.min(range.last(), nextId - 1));
    }

    /** All ids handed out so far. */
    Range all() {
        return new Range(1, nextId - 1);
    }

    boolean hasRoot() {
        return !levels.closed().isEmpty();
    }

    /** Hands out an id. One that a failed transaction took is not handed out again. */
    long takeId() {
        long id = nextId;
        nextId = id + 1;
        return id;
    }

    long nextId() {
        return nextId;
    }

    /** Makes sure that ids of rows that go are not handed out again after a restart. */
    void keepIds(Session session) throws SQLException {
        Marks.raise(session, mark(side), nextId);
    }

    /** Lets no more nodes into the levels down to a depth. */
    void close(int depth) {
        levels = levels.closeDownTo(depth, nextId);
    }

    /** Remembers a round as sealed; the caller does it once that is durable. */
    void seal(int depth) {
        levels = levels.sealDownTo(depth);
    }

    /** Begins anew with no nodes; ids go on where they were. */
    void clear() {
        levels = Levels.none(nextId);
    }
}
