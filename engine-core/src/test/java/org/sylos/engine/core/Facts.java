package org.sylos.engine.core;

import java.util.SortedMap;
import java.util.TreeMap;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanSummary;

/**
 * What a migration knows, without ids and history: what must be the same however it came to know it.
 *
 * @param nodes each node with its statuses, by side, path and kind
 * @param digest digest of the plan
 * @param plan totals of the plan
 * @param balance where the source nodes stand
 */
record Facts(SortedMap<String, String> nodes, String digest, PlanSummary plan, Balance balance) {
    static Facts of(Migration migration) {
        SortedMap<String, String> nodes = new TreeMap<>();
        for (Side side : Side.values()) {
            for (NodeView node : LabTest.nodes(migration, side)) {
                String key = side + " " + node.path() + " " + node.kind();
                String value = node.traversal() + " " + node.copy() + " " + node.errorClass() + " " + node.rule() + " "
                        + node.size() + " " + (node.partnerId() == 0 ? "alone" : "paired");
                if (nodes.put(key, value) != null) {
                    throw new AssertionError(key + " is there twice");
                }
            }
        }
        return new Facts(
                nodes, migration.inspect().planDigest(), migration.inspect().plan(), migration.balance());
    }
}
