package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Looks up the names that source nodes have at the destination when these are not their own. */
final class NamesThere {
    private NamesThere() {}

    /** By node id; asks nothing as long as no node was ever renamed. */
    static Map<Long, String> of(Session session, Trees trees, Range ids) throws SQLException {
        Map<Long, String> names = new HashMap<>();
        if (trees.hasRenames()) {
            session.list(
                    "SELECT src_id, name FROM renamed WHERE src_id BETWEEN ? AND ?",
                    row -> names.put(row.number(1), row.requireText(2)),
                    ids.first(),
                    ids.last());
        }
        return names;
    }
}
