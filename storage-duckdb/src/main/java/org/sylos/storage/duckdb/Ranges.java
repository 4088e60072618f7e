package org.sylos.storage.duckdb;

import java.util.List;

/**
 * Several ranges of ids, in ascending order, seen as one row of places: so that small ranges that follow one another are looked
 * at together.
 */
final class Ranges {
    private final List<Range> ranges;
    private final long size;

    Ranges(List<Range> ranges) {
        this.ranges = ranges.stream().filter(range -> !range.isEmpty()).toList();
        this.size = this.ranges.stream().mapToLong(Range::size).sum();
    }

    static Ranges of(Range range) {
        return new Ranges(List.of(range));
    }

    /** How many ids there are. */
    long size() {
        return size;
    }

    /** Those above an id. */
    Ranges after(long id) {
        return new Ranges(ranges.stream().map(range -> range.after(id)).toList());
    }

    /** Those below an id. */
    Ranges before(long id) {
        return new Ranges(ranges.stream().map(range -> range.before(id)).toList());
    }

    /**
     * The ids from one place to another, both included and counted from 0. The range that is answered has no others: whatever lies
     * between the ranges was never handed out.
     */
    Range between(long from, long to) {
        return new Range(at(from), at(to));
    }

    private long at(long place) {
        long rest = place;
        for (Range range : ranges) {
            if (rest < range.size()) {
                return range.first() + rest;
            }
            rest -= range.size();
        }
        throw new IndexOutOfBoundsException("there is no place " + place + " among " + size);
    }
}
