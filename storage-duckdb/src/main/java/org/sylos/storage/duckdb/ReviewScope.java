package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.Side;

/**
 * Where rows are looked for: conditions on the alias {@code n} of either side, and the ids that come into question.
 *
 * @param src condition on source nodes
 * @param srcArguments its arguments
 * @param dst condition on destination nodes, besides that only the destination has them
 * @param dstArguments its arguments
 * @param srcIds ranges of ids that hold all source nodes of it
 * @param dstIds the same of the destination's
 */
record ReviewScope(
        String src,
        List<Object> srcArguments,
        String dst,
        List<Object> dstArguments,
        List<Range> srcIds,
        List<Range> dstIds) {

    /** What only the destination has, among what was compared; takes no arguments. */
    static final String DST_ONLY = """
            (n.traversal = 5 OR n.traversal = 3 AND n.problem)
            AND n.depth <= (SELECT coalesce(max(depth), 0) FROM level)""";

    /** Everything. */
    static ReviewScope all(Trees trees) {
        return new ReviewScope("true", List.of(), "true", List.of(), from(trees.src(), 0), from(trees.dst(), 0));
    }

    /** What is directly in a folder. */
    static ReviewScope children(Session session, Trees trees, Folder folder) throws SQLException {
        Range src = trees.src().level(folder.depth() + 1);
        Range dst = trees.dst().level(folder.depth() + 1);
        long partner = session.first("SELECT dst_id FROM pair WHERE src_id = ?", row -> row.number(1), folder.id())
                .orElse(-1L);
        String in = "n.id BETWEEN ? AND ? AND n.parent_id = ?";
        return new ReviewScope(
                in,
                List.of(src.first(), src.last(), folder.id()),
                in,
                List.of(dst.first(), dst.last(), partner),
                List.of(src),
                List.of(dst));
    }

    /**
     * What is below a folder, at any depth. Its folders are put into the session's own table {@code folder_below} for it, level by
     * level: paths would not tell apart two folders that share one.
     */
    static ReviewScope below(Session session, Trees trees, Folder folder) throws SQLException {
        if (folder.depth() == 0) {
            return new ReviewScope(
                    "n.depth > 0", List.of(), "n.depth > 0", List.of(), from(trees.src(), 1), from(trees.dst(), 1));
        }
        session.update("DELETE FROM folder_below");
        session.update("INSERT INTO folder_below VALUES (?, ?)", folder.id(), folder.depth());
        long added = 1;
        for (int depth = folder.depth() + 1; added > 0; depth++) {
            Range level = trees.src().level(depth);
            added = level.isEmpty() ? 0 : session.update("""
                            INSERT INTO folder_below
                            SELECT id, depth FROM src_node
                            WHERE id BETWEEN ? AND ? AND kind = 1
                              AND parent_id IN (SELECT id FROM folder_below WHERE depth = ?)
                            """, level.first(), level.last(), depth - 1);
        }
        return new ReviewScope(
                "n.parent_id IN (SELECT id FROM folder_below)",
                List.of(),
                "n.parent_id IN (SELECT dst_id FROM pair WHERE src_id IN (SELECT id FROM folder_below))",
                List.of(),
                from(trees.src(), folder.depth() + 1),
                from(trees.dst(), folder.depth() + 1));
    }

    private static List<Range> from(Tree tree, int depth) {
        List<Range> levels = new ArrayList<>();
        for (int at = depth; !tree.level(at).isEmpty(); at++) {
            levels.add(tree.level(at));
        }
        return levels;
    }

    String where(Side side) {
        return side == Side.SRC ? src : DST_ONLY + " AND " + dst;
    }

    List<Object> arguments(Side side) {
        return side == Side.SRC ? srcArguments : dstArguments;
    }

    List<Range> ids(Side side) {
        return side == Side.SRC ? srcIds : dstIds;
    }

    /**
     * A source folder.
     *
     * @param id its id
     * @param depth its distance from the root
     */
    record Folder(long id, int depth) {
        static Optional<Folder> find(Session session, long id) throws SQLException {
            return session.first(
                    "SELECT depth FROM src_node WHERE id = ? AND kind = 1", row -> new Folder(id, row.integer(1)), id);
        }
    }
}
