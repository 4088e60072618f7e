package org.sylos.shell.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.HandExclusion;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.shell.render.RowState;
import org.sylos.shell.render.Units;

/** All that is known of a row, for people. */
final class DetailsText {
    private DetailsText() {}

    /** Lines that are not yet fit for a terminal; without a history they say that it is on its way. */
    static List<String> lines(ReviewRow row, Optional<History> history) {
        List<String> lines = new ArrayList<>();
        lines.add("status       " + RowState.of(row).word());
        String why = RowState.why(row);
        if (!why.isEmpty()) {
            lines.add("why          " + why);
        }
        String again = RowState.again(row);
        if (!again.isEmpty()) {
            lines.add("marked       " + again);
        }
        if (row.newName() != null) {
            lines.add("named        " + row.newName() + " at the destination");
        }
        lines.add("kind         " + row.kind().name().toLowerCase(Locale.ROOT));
        half(lines, "source", row.src(), row.isFolder());
        half(lines, "destination", row.dst(), row.isFolder());
        lines.add("");
        if (history.isEmpty()) {
            lines.add("Looking for its history " + Glyphs.ELLIPSIS);
            return lines;
        }
        exclusions(lines, history.get().exclusions());
        attempts(lines, "Tries on the source", history.get().src());
        attempts(lines, "Tries on the destination", history.get().dst());
        if (history.get().src().isEmpty() && history.get().dst().isEmpty()) {
            lines.add("Nothing failed so far.");
        }
        return lines;
    }

    private static void half(List<String> lines, String side, ReviewRow.@Nullable Half half, boolean folder) {
        lines.add("");
        if (half == null) {
            lines.add(side + ": nothing");
            return;
        }
        lines.add(side);
        lines.add("  name       " + half.name());
        if (!folder) {
            lines.add("  size       " + Units.bytes(half.size()) + " (" + Units.count(half.size(), "byte", "bytes")
                    + ")");
        }
        lines.add("  modified   " + time(half.mtime()));
        lines.add("  discovery  " + half.traversal().label());
        if (half.linkTarget() != null) {
            lines.add("  link to    " + half.linkTarget());
        }
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "unknown" : time.toString();
    }

    private static void exclusions(List<String> lines, List<HandExclusion> exclusions) {
        for (HandExclusion exclusion : exclusions) {
            var decision = exclusion.decision().decision();
            lines.add("Left out with " + exclusion.path() + " by " + decision.user() + " at " + decision.at()
                    + (decision.reason().isEmpty() ? "" : ": " + decision.reason()));
        }
        if (!exclusions.isEmpty()) {
            lines.add("");
        }
    }

    private static void attempts(List<String> lines, String title, List<AttemptRecord> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        lines.add(title);
        for (AttemptRecord attempt : attempts) {
            String outcome = attempt.errorClass() == null
                    ? "done"
                    : attempt.errorClass().name().toLowerCase(Locale.ROOT).replace('_', '-') + ": " + attempt.message();
            lines.add("  " + attempt.at() + "  " + attempt.operation().name().toLowerCase(Locale.ROOT) + " "
                    + attempt.number() + "  " + outcome);
        }
        lines.add("");
    }
}
