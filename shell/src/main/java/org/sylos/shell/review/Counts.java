package org.sylos.shell.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sylos.engine.api.storage.ReviewCounters;

/** What there is at any depth below folders, of those that were looked at last. Used by one thread. */
final class Counts {
    private static final int MOST = 2_000;

    private final Map<Long, ReviewCounters> known = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ReviewCounters> eldest) {
            return size() > MOST;
        }
    };

    /** What is below a folder; empty while it is being counted. */
    Optional<ReviewCounters> below(long folder) {
        return Optional.ofNullable(known.get(folder));
    }

    void put(long folder, ReviewCounters counters) {
        known.put(folder, counters);
    }

    /** Those of the folders that are not known. */
    List<Long> missing(List<Long> folders) {
        List<Long> missing = new ArrayList<>(folders);
        missing.removeIf(known::containsKey);
        return missing;
    }

    void clear() {
        known.clear();
    }
}
