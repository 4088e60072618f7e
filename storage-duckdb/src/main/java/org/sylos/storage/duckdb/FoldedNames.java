package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.CompareRule;

/**
 * The forms of names under which equal names are equal texts, as SQL.
 *
 * <p>Names of ASCII alone are folded by DuckDB. All others are folded here and handed to it in a temporary table: two programs
 * never agree about the rest of Unicode.
 */
final class FoldedNames {
    private static final long WINDOW = 200_000;

    private final NameRules names;

    FoldedNames(CompareRule rule) {
        names = new NameRules(rule.caseFolding(), rule.unicodeForm(), 255, 1 << 20, "", Set.of(), false);
    }

    boolean exact() {
        return names.exact();
    }

    /** The join that the keys of one side's nodes need. {@code node} is the alias of the nodes, {@code k_node} that of keys. */
    String join(String node, String keys) {
        return exact() ? "" : " LEFT JOIN " + keys + " k_" + node + " ON k_" + node + ".id = " + node + ".id";
    }

    /** The key of a node. */
    String key(String node) {
        if (exact()) {
            return node + ".name";
        }
        String ascii = names.caseFolding() == CaseFolding.NONE ? node + ".name" : "lower(" + node + ".name)";
        return "coalesce(k_" + node + ".key, " + ascii + ")";
    }

    /** Fills the tables of keys for a level. */
    void prepare(Session session, Tree src, Range srcIds, Tree dst, Range dstIds) throws SQLException {
        if (!exact()) {
            fill(session, src, srcIds, "src_key");
            fill(session, dst, dstIds, "dst_key");
        }
    }

    void forget(Session session) throws SQLException {
        if (!exact()) {
            session.update("DELETE FROM src_key");
            session.update("DELETE FROM dst_key");
        }
    }

    private void fill(Session session, Tree tree, Range ids, String keys) throws SQLException {
        for (Range window : Slices.of(ids, WINDOW)) {
            List<Key> folded = session.list(
                    tree.sql("SELECT id, name FROM {node} WHERE id BETWEEN ? AND ? AND strlen(name) <> length(name)"),
                    row -> new Key(row.number(1), names.fold(row.requireText(2))),
                    window.first(),
                    window.last());
            if (!folded.isEmpty()) {
                try (RowWriter rows = session.appendTemporary(keys)) {
                    for (Key key : folded) {
                        rows.begin().number(key.id()).text(key.text()).end();
                    }
                }
            }
        }
    }

    private record Key(long id, String text) {}
}
