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
    private final boolean renames;

    /** @param renames whether source nodes may have other names at the destination, which are then what counts */
    FoldedNames(CompareRule rule, boolean renames) {
        names = rules(rule);
        this.renames = renames;
    }

    /** How a rule tells names apart. */
    static NameRules rules(CompareRule rule) {
        return new NameRules(rule.caseFolding(), rule.unicodeForm(), 255, 1 << 20, "", Set.of(), false);
    }

    boolean exact() {
        return names.exact();
    }

    private boolean plain() {
        return exact() && !renames;
    }

    /** The join that the keys of one side's nodes need. {@code node} is the alias of the nodes, {@code k_node} that of keys. */
    String join(String node, String keys) {
        return plain() ? "" : " LEFT JOIN " + keys + " k_" + node + " ON k_" + node + ".id = " + node + ".id";
    }

    /** The key of a node. */
    String key(String node) {
        if (plain()) {
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
        if (renames) {
            fillRenamed(session, srcIds);
        }
    }

    private void fillRenamed(Session session, Range ids) throws SQLException {
        List<Key> renamed = session.list(
                "SELECT src_id, name FROM renamed WHERE src_id BETWEEN ? AND ?",
                row -> new Key(row.number(1), names.fold(row.requireText(2))),
                ids.first(),
                ids.last());
        if (!renamed.isEmpty()) {
            session.update(
                    "DELETE FROM src_key WHERE id IN (SELECT src_id FROM renamed WHERE src_id BETWEEN ? AND ?)",
                    ids.first(),
                    ids.last());
            write(session, "src_key", renamed);
        }
    }

    private static void write(Session session, String table, List<Key> keys) throws SQLException {
        try (RowWriter rows = session.appendTemporary(table)) {
            for (Key key : keys) {
                rows.begin().number(key.id()).text(key.text()).end();
            }
        }
    }

    void forget(Session session) throws SQLException {
        if (!plain()) {
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
                write(session, keys, folded);
            }
        }
    }

    private record Key(long id, String text) {}
}
