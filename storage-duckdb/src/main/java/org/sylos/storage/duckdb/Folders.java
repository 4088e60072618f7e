package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.CopyStatus;

/** Looks up source folders, with where they are at the destination. */
final class Folders {
    private static final String SQL = """
            SELECT f.id, f.depth, f.path, f.native_id, f.copy, coalesce(t.path, f.path), t.native_id
            FROM src_node f LEFT JOIN destination t ON t.src_id = f.id
            WHERE f.id BETWEEN ? AND ? AND f.id IN (SELECT unnest(?::BIGINT[]))
            """;

    private Folders() {}

    /**
     * A source folder.
     *
     * @param id its id
     * @param depth distance from the root
     * @param source the folder itself
     * @param destination where it is, or would be, at the destination
     * @param copy code of its copy status
     */
    record Folder(long id, int depth, NodeRef source, NodeRef destination, int copy) {
        boolean atDestination() {
            return copy == CopyStatus.SUCCESSFUL.code() || copy == CopyStatus.ALREADY_EXISTS.code();
        }
    }

    static Map<Long, Folder> find(Session session, Collection<Long> ids) throws SQLException {
        Map<Long, Folder> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        long first = Long.MAX_VALUE;
        long last = 0;
        for (long id : ids) {
            first = Math.min(first, id);
            last = Math.max(last, id);
        }
        session.list(SQL, row -> found.put(row.number(1), folder(row)), first, last, session.numbers(ids));
        return found;
    }

    private static Folder folder(Row row) throws SQLException {
        return new Folder(
                row.number(1),
                row.integer(2),
                new NodeRef(row.requireText(3), row.text(4)),
                new NodeRef(row.requireText(6), row.text(7)),
                row.integer(5));
    }
}
