package org.sylos.tck.fs;

import java.util.List;
import java.util.function.BiFunction;
import org.sylos.engine.api.fs.FSAdapter;

/**
 * An adapter with one mistake that somebody could make.
 *
 * @param mistake what it does wrong
 * @param rules the numbers of the rules whose tests must notice
 * @param builder the storage that it is made over
 * @param broken makes the adapter of a correct one and of the tree below it
 */
record BrokenAdapter(
        String mistake,
        List<String> rules,
        MemoryTreeBuilder builder,
        BiFunction<MemoryTree, FSAdapter, FSAdapter> broken) {

    static BrokenAdapter of(String mistake, String rules, BiFunction<MemoryTree, FSAdapter, FSAdapter> broken) {
        return new BrokenAdapter(mistake, List.of(rules.split(" ")), MemoryTree.builder(), broken);
    }

    BrokenAdapter over(MemoryTreeBuilder other) {
        return new BrokenAdapter(mistake, rules, other, broken);
    }

    @Override
    public String toString() {
        return mistake + " breaks " + rules;
    }
}
