package org.sylos.storage.duckdb;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.NaturalOrder;
import org.sylos.storage.duckdb.ReviewKeys.Bound;

/**
 * Conditions in SQL that hold of all nodes whose paths are up to, or from, a path in natural order, and of few others. Folders
 * decide it for most of what is in them: of a path's folders alone the names are looked at as well.
 */
final class FolderBounds {
    /** So many folders' names are looked at. */
    private static final int MOST_LOOKED_AT = 32;

    private static final long ABOVE_ROOT = 0;

    private final List<Long> within = new ArrayList<>(List.of(ABOVE_ROOT));
    private final StringBuilder names = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private int lookedAt;

    private FolderBounds() {}

    /**
     * What is from one path to another.
     *
     * @param from null for everything up to the other
     * @param to null for everything from the one; not both are null
     */
    static Bound of(Session session, Side side, @Nullable String from, @Nullable String to) throws SQLException {
        Edge first = from == null ? null : new Edge(from, false);
        Edge last = to == null ? null : new Edge(to, true);
        // A folder is before whatever is in it.
        Bound before = to == null ? Bound.NONE : NaturalBounds.atMost("path", to, true);
        FolderBounds bounds = new FolderBounds();
        session.once(
                Nodes.sql(side, "SELECT id, path FROM {node} WHERE kind = 1 AND ") + before.sql() + " ORDER BY id",
                row -> bounds.add(row.number(1), row.requireText(2), first, last),
                before.arguments().toArray());
        return bounds.bound(session);
    }

    private boolean add(long id, String path, @Nullable Edge first, @Nullable Edge last) {
        String prefix = path.length() == 1 ? path : path + "/";
        byte[] key = Edge.key(prefix);
        if ((first == null || first.mayHold(key)) && (last == null || last.mayHold(key))) {
            within.add(id);
            look(id, prefix, key, first);
            look(id, prefix, key, last);
        }
        return true;
    }

    private void look(long id, String prefix, byte[] key, @Nullable Edge edge) {
        if (edge != null && edge.isIn(prefix, key) && lookedAt < MOST_LOOKED_AT) {
            Bound bound = edge.name(prefix);
            names.append(" AND CASE WHEN n.parent_id <> ? OR contains(n.name, '/') THEN true ELSE ")
                    .append(bound.sql())
                    .append(" END");
            arguments.add(id);
            arguments.addAll(bound.arguments());
            lookedAt++;
        }
    }

    private Bound bound(Session session) throws SQLException {
        List<Object> all = new ArrayList<>(List.of(session.numbers(within)));
        all.addAll(arguments);
        return new Bound("(n.parent_id IN (SELECT unnest(?::BIGINT[]))" + names + ")", all);
    }

    /** The first or the last path of a range. */
    private static final class Edge {
        private final String path;
        private final byte[] key;
        private final boolean above;

        Edge(String path, boolean above) {
            this.path = path;
            this.above = above;
            key = key(path);
        }

        static byte[] key(String path) {
            return NaturalOrder.pathKey(path).getBytes(StandardCharsets.UTF_8);
        }

        /** Whether anything in a folder may be within the range; all of it begins with the key of the folder's prefix. */
        boolean mayHold(byte[] folder) {
            if (beginsWith(folder)) {
                return true;
            }
            int order = Arrays.compareUnsigned(folder, key);
            return above ? order < 0 : order > 0;
        }

        private boolean beginsWith(byte[] folder) {
            return folder.length <= key.length && Arrays.equals(folder, 0, folder.length, key, 0, folder.length);
        }

        /** Whether the path is in a folder itself, and not in one whose name is only equal in natural order. */
        boolean isIn(String prefix, byte[] folder) {
            return beginsWith(folder) && path.startsWith(prefix);
        }

        /** What holds of the names in a folder in which the path is. */
        Bound name(String prefix) {
            String rest = path.substring(prefix.length()).replace('/', '\u0001');
            return above ? NaturalBounds.atMost("n.name", rest, false) : NaturalBounds.atLeast("n.name", rest, false);
        }
    }
}
