package org.sylos.shell.render;

import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.Tally;

/** What there is in a folder, in one line. */
public final class CounterLine {
    private CounterLine() {}

    /** For example {@code 12 nodes, 4.2 MiB: 3 folders, 9 files; 10 to copy, 4.1 MiB; 1 excluded}. */
    public static String of(ReviewCounters counters) {
        long others = counters.all().nodes() - counters.folders() - counters.files();
        List<String> kinds = new ArrayList<>();
        addIfAny(kinds, counters.folders(), "folder", "folders");
        addIfAny(kinds, counters.files(), "file", "files");
        addIfAny(kinds, others, "other", "others");
        List<String> parts = new ArrayList<>();
        parts.add(tally(counters.all()) + (kinds.isEmpty() ? "" : ": " + String.join(", ", kinds)));
        if (counters.toCopy().nodes() > 0) {
            parts.add(amount(counters.toCopy(), "to copy"));
        }
        addIfAny(parts, counters.excluded(), "excluded", "excluded");
        addIfAny(parts, counters.missingOnSrc(), "on the destination only", "on the destination only");
        addIfAny(parts, counters.failed(), "failed", "failed");
        return String.join("; ", parts);
    }

    /** For example {@code 12 nodes, 4.2 MiB}. */
    public static String tally(Tally tally) {
        return Units.count(tally.nodes(), "node", "nodes") + ", " + Units.bytes(tally.bytes());
    }

    /** For example {@code 12 to copy, 4.2 MiB}. */
    public static String amount(Tally tally, String what) {
        return Units.count(tally.nodes()) + " " + what + (tally.bytes() == 0 ? "" : ", " + Units.bytes(tally.bytes()));
    }

    private static void addIfAny(List<String> parts, long count, String one, String many) {
        if (count > 0) {
            parts.add(Units.count(count, one, many));
        }
    }
}
