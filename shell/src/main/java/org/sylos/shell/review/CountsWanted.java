package org.sylos.shell.review;

import java.util.List;
import java.util.Optional;

/**
 * What is to be counted, the most urgent first.
 *
 * @param version the number of changes that were made; what was counted under another is outdated
 * @param list of which all rows are to be counted
 * @param folders below which everything is to be counted
 */
record CountsWanted(int version, Optional<Query> list, List<Long> folders) {
    static final CountsWanted NOTHING = new CountsWanted(0, Optional.empty(), List.of());

    CountsWanted {
        folders = List.copyOf(folders);
    }
}
