package org.sylos.shell.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewSort;
import org.sylos.shell.session.Context;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which of many rows are shown, and in what order. */
final class PageOptions {
    /** More rows than this scroll away before anybody has read them. */
    static final int ON_TERMINAL = 200;

    /** By what rows are sorted. */
    enum Sort {
        /** By name in natural order. */
        NAME(ReviewSort.NAME, false),
        /** The largest first. */
        SIZE(ReviewSort.SIZE, true),
        /** The latest first. */
        TIME(ReviewSort.TIME, true),
        /** By copy status. */
        STATUS(ReviewSort.STATUS, false),
        /** What is near the root first. */
        DEPTH(ReviewSort.DEPTH, false),
        /** By path in natural order, each folder before what is in it. */
        PATH(ReviewSort.PATH, false);

        private final ReviewSort by;
        private final boolean descending;

        Sort(ReviewSort by, boolean descending) {
            this.by = by;
            this.descending = descending;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--sort",
            paramLabel = "BY",
            description = "What comes first: ${COMPLETION-CANDIDATES}. Size has the largest first, time the latest."
                    + " Names are in natural order. Default: by name in a folder, by path in"
                    + " differences; what is searched for comes as it was discovered.")
    private @Nullable Sort sort;

    @Option(
            names = "--reverse",
            description = "The other way round. Folders stay before the rest where names are sorted.")
    private boolean reverse;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show at most so many; 0 shows all. Default: all, and " + ON_TERMINAL
                    + " in a table on a terminal.")
    private @Nullable Integer limit;

    @Option(names = "--page", paramLabel = "N", defaultValue = "1", description = "Show the N-th so many. Default: 1.")
    private int page = 1;

    /** The order of rows. */
    ReviewOrder order(ReviewOrder otherwise) {
        ReviewSort by = sort == null ? otherwise.by() : sort.by;
        boolean descending = sort == null ? otherwise.descending() : sort.descending;
        boolean foldersFirst = otherwise.foldersFirst() && by == ReviewSort.NAME;
        return new ReviewOrder(by, descending != reverse, foldersFirst);
    }

    /** Most rows; {@link Integer#MAX_VALUE} for all. */
    int limit(Context context) {
        if ((limit != null && limit < 0) || page < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    page < 1 ? "'--page' counts from 1" : "'--limit' cannot be less than 0, which stands for all");
        }
        if (limit != null) {
            return limit == 0 ? Integer.MAX_VALUE : limit;
        }
        boolean screen = !context.settings().format().machine()
                && context.console().tty().out();
        return screen || page > 1 ? ON_TERMINAL : Integer.MAX_VALUE;
    }

    /** Rows before the first that is shown. */
    long skipped(int most) {
        return most == Integer.MAX_VALUE ? 0 : (page - 1L) * most;
    }

    /** How the next rows, or all of them, are asked for. */
    String more() {
        return "--page " + (page + 1) + " shows the next, --limit 0 all";
    }
}
