package org.sylos.storage.duckdb;

import java.util.ArrayList;
import java.util.List;

/**
 * Which ids the levels of one side have. Rounds are worked off one after the other, so each level is one range.
 *
 * @param closed the levels that get no more nodes, by depth
 * @param sealedDepth depth of the deepest sealed round; -1 when none is
 * @param openFrom the id with which the next level begins
 */
record Levels(List<Range> closed, int sealedDepth, long openFrom) {
    Levels {
        closed = List.copyOf(closed);
    }

    static Levels none(long firstId) {
        return new Levels(List.of(), -1, firstId);
    }

    /** The ids of a level; a level that is not closed reaches up to whatever may still come. */
    Range level(int depth) {
        if (depth < 0 || depth > closed.size()) {
            return Range.NONE;
        }
        return depth < closed.size() ? closed.get(depth) : new Range(openFrom, Long.MAX_VALUE);
    }

    /** With the levels down to a depth closed; the ids from {@code nextId} on are free. */
    Levels closeDownTo(int depth, long nextId) {
        List<Range> more = new ArrayList<>(closed);
        long from = openFrom;
        while (more.size() <= depth) {
            more.add(new Range(from, nextId - 1));
            from = nextId;
        }
        return new Levels(more, sealedDepth, from);
    }

    Levels sealDownTo(int depth) {
        return new Levels(closed, Math.max(sealedDepth, depth), openFrom);
    }
}
