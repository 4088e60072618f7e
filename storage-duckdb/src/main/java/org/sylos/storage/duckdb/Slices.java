package org.sylos.storage.duckdb;

import java.util.ArrayList;
import java.util.List;

/** Cuts long ranges of ids, so that no statement has to hold a whole level in memory. */
final class Slices {
    private Slices() {}

    /** Ranges of at most so many ids. */
    static List<Range> of(Range ids, long most) {
        List<Range> slices = new ArrayList<>();
        for (long from = ids.first(); from <= ids.last(); from += most) {
            slices.add(new Range(from, Math.min(ids.last(), from + most - 1)));
        }
        return slices;
    }

    /** As many ranges of folders as keep their children, were they evenly spread, within a number. */
    static List<Range> ofFolders(Range folders, long children, long most) {
        if (folders.isEmpty()) {
            return List.of();
        }
        long count = folders.last() - folders.first() + 1;
        long pieces = Math.max(1, Math.min(count, (children + most - 1) / most));
        return of(folders, (count + pieces - 1) / pieces);
    }
}
