package org.sylos.tck.fs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.sylos.engine.api.fs.NameRules;

/**
 * The children of a folder, in an order that does not change while they stay: a listing can go on after the last one it saw,
 * whatever came and went meanwhile.
 */
final class MemoryChildren {
    private final NavigableMap<Long, MemoryNode> inOrder = new TreeMap<>();
    private final Map<String, List<MemoryNode>> byName = new HashMap<>();
    private final NameRules rules;
    private final boolean shuffled;
    private final long seed;

    MemoryChildren(NameRules rules, boolean shuffled, long seed) {
        this.rules = rules;
        this.shuffled = shuffled;
        this.seed = seed;
    }

    void add(MemoryNode node) {
        inOrder.put(order(node), node);
        byName.computeIfAbsent(rules.fold(node.name), name -> new ArrayList<>(1))
                .add(node);
    }

    void remove(MemoryNode node) {
        inOrder.remove(order(node));
        String folded = rules.fold(node.name);
        List<MemoryNode> twins = byName.getOrDefault(folded, List.of());
        twins.remove(node);
        if (twins.isEmpty()) {
            byName.remove(folded);
        }
    }

    /** All that have this name under the rules, oldest first. */
    List<MemoryNode> named(String name) {
        return byName.getOrDefault(rules.fold(name), List.of());
    }

    Collection<MemoryNode> all() {
        return inOrder.values();
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** Those that come after a place in the order; {@link Long#MIN_VALUE} lies before all. */
    Collection<MemoryNode> after(long place) {
        return inOrder.tailMap(place, false).values();
    }

    /** The place of a node in the order. */
    long order(MemoryNode node) {
        return shuffled ? Mix.of(seed, node.id) : node.id;
    }
}
