package org.sylos.it.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.core.Migration;

/**
 * What a migration knows, or a world holds, without ids and history: what must be the same however it came about.
 *
 * @param lines one for each node, by side, kind and path, and one for each total
 */
record Facts(SortedMap<String, String> lines) {
    private static final int SHOWN = 10;

    static Facts of(Migration migration) {
        SortedMap<String, String> lines = new TreeMap<>();
        for (Side side : Side.values()) {
            for (NodeView node : Nodes.of(migration, side)) {
                add(lines, side + " " + node.kind() + " " + node.path(), text(node));
            }
            add(
                    lines,
                    "total " + side,
                    migration.inspect().traversalCounts(side).toString());
        }
        add(lines, "total copy", migration.inspect().copyCounts().toString());
        add(lines, "total plan", migration.inspect().plan().toString());
        add(lines, "total digest", migration.inspect().planDigest());
        add(lines, "total balance", migration.balance().toString());
        return new Facts(lines);
    }

    static void add(SortedMap<String, String> lines, String key, String value) {
        String other = lines.put(key, value);
        if (other != null) {
            throw new AssertionError(key + " is there twice: " + other + " and " + value);
        }
    }

    private static String text(NodeView node) {
        return String.join(
                " ",
                String.valueOf(node.size()),
                String.valueOf(node.mtime()),
                String.valueOf(node.traversal()),
                String.valueOf(node.copy()),
                String.valueOf(node.errorClass()),
                String.valueOf(node.rule()),
                node.partnerId() == 0 ? "alone" : "paired");
    }

    /** In what these differ from others, the first few of it. */
    List<String> differences(Facts others) {
        SortedMap<String, String> all = new TreeMap<>(lines);
        all.putAll(others.lines);
        List<String> found = new ArrayList<>();
        for (String key : all.keySet()) {
            String mine = lines.getOrDefault(key, "nothing");
            String theirs = others.lines.getOrDefault(key, "nothing");
            if (!mine.equals(theirs) && found.size() < SHOWN) {
                found.add(key + ": " + mine + " instead of " + theirs);
            }
        }
        return found;
    }
}
