package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewSort;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.Review;
import org.sylos.shell.render.CounterLine;
import org.sylos.shell.render.RowListing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what differs between both sides. */
@Command(
        name = "diff",
        description =
                "Shows what differs between both sides: what is to be created or overwritten, what cannot be done,"
                        + " and what only the destination has.",
        footer = {
            "  sylos diff nas",
            "  sylos diff nas /photos/2019 --sort size",
            "  sylos diff nas --output csv > differences.csv",
            "",
            "What was left out by rules or by hand is only counted. The exit code is 0 whether or",
            "not anything differs."
        })
final class DiffCommand extends Verb {
    private static final Condition NEW =
            new Condition.Any(List.of(PlanNodes.of(PlanAction.CREATE_FOLDER), PlanNodes.of(PlanAction.CREATE_FILE)));
    private static final Condition CHANGED = PlanNodes.of(PlanAction.OVERWRITE);
    private static final Condition EXTRA = PlanNodes.of(PlanAction.DST_ONLY);
    private static final Condition IMPOSSIBLE = new All(List.of(
            new Not(EXTRA),
            new Condition.Any(List.of(ReviewStatus.FAILED.condition(), ReviewStatus.DRIFTED.condition()))));
    private static final Condition ANY =
            new Condition.Any(List.of(ReviewStatus.PENDING.condition(), EXTRA, IMPOSSIBLE));

    @Parameters(
            arity = "0..2",
            paramLabel = "[NAME] [PATH]",
            hideParamSyntax = true,
            description = "The migration, unless there is only one, and a folder below which to compare. Default: all.",
            completionCandidates = MigrationNames.class)
    private List<String> words = List.of();

    @Mixin
    private PageOptions pages;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        ReviewPlace place = ReviewPlace.of(context, spec(), words);
        String path = place.onePath(spec());
        place.finder().folder(path);
        Review review = place.review();
        RowPrinter printer = new RowPrinter(context, RowListing.PATHS_LONG);
        ReviewOrder byPath = new ReviewOrder(ReviewSort.PATH, false, false);
        printer.print("", pages.order(byPath), pages, page -> search(review, ANY, path, page));
        printer.end();
        List<String> parts = new ArrayList<>();
        add(parts, count(review, NEW, path), "to create");
        add(parts, count(review, CHANGED, path), "to overwrite");
        add(parts, count(review, IMPOSSIBLE, path), "that cannot be done");
        add(parts, count(review, EXTRA, path), "on the destination only");
        String differences = parts.isEmpty() ? "Nothing differs" : String.join("; ", parts);
        Tally excluded = count(review, PlanNodes.of(PlanAction.EXCLUDE), path);
        context.console()
                .say(differences
                        + (excluded.nodes() == 0
                                ? "."
                                : ". Left out, and not shown: " + CounterLine.tally(excluded) + "."));
        return ExitCode.DONE;
    }

    private static ReviewPage search(Review review, Condition condition, String path, ReviewPage.Request page) {
        return path.equals("/") ? review.search(condition, page) : review.search(condition, path, page);
    }

    private static Tally count(Review review, Condition condition, String path) {
        Tally total = search(review, condition, path, ReviewPage.Request.first(ReviewOrder.FOUND, 1))
                .total();
        return total == null ? Tally.ZERO : total;
    }

    private static void add(List<String> parts, Tally tally, String what) {
        if (tally.nodes() > 0) {
            parts.add(CounterLine.amount(tally, what));
        }
    }
}
