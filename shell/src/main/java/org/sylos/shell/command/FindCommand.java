package org.sylos.shell.command;

import java.util.List;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.Review;
import org.sylos.shell.render.CounterLine;
import org.sylos.shell.render.RowListing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the whole tree, or what is below a folder, on both sides. */
@Command(
        name = "find",
        description = "Searches both sides at once, the whole tree or what is below a folder.",
        footer = {
            "  sylos find nas --name '*.mp4' --size '>1GiB' --sort size",
            "  sylos find nas /photos --status failed,drifted --long",
            "  sylos find nas --failure permission --output csv",
            "  sylos find nas --where '{category: temporary, age: \">1y\"}'"
        })
final class FindCommand extends Verb {
    @Parameters(
            arity = "0..2",
            paramLabel = "[NAME] [PATH]",
            hideParamSyntax = true,
            description = "The migration, unless there is only one, and a folder below which to search. Default: all.",
            completionCandidates = MigrationNames.class)
    private List<String> words = List.of();

    @Mixin
    private NodeOptions wanted;

    @Option(
            names = {"-l", "--long"},
            description = "Sizes and times of both sides.")
    private boolean both;

    @Mixin
    private PageOptions pages;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Condition condition = wanted.condition();
        ReviewPlace place = ReviewPlace.of(context, spec(), words);
        String path = place.onePath(spec());
        Review review = place.review();
        place.finder().folder(path);
        RowPrinter printer = new RowPrinter(context, both ? RowListing.PATHS_LONG : RowListing.PATHS);
        Tally total = printer.print(
                "",
                pages.order(ReviewOrder.FOUND),
                pages,
                page -> path.equals("/") ? review.search(condition, page) : review.search(condition, path, page));
        printer.end();
        context.console().say(total.nodes() == 0 ? "Nothing was found." : CounterLine.tally(total) + ".");
        return ExitCode.DONE;
    }
}
