package org.sylos.shell.command;

import java.util.List;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.shell.render.CounterLine;
import org.sylos.shell.render.RowListing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what is in a folder, both sides in one, with what a copy would do. */
@Command(
        name = "ls",
        description = "Lists what is in a folder, both sides in one, with what a copy would do.",
        footer = {
            "  sylos ls nas",
            "  sylos ls nas /photos/2019 --long --sort size",
            "  sylos ls nas /photos --output jsonl | jq .path",
            "",
            "Marks: + create, ~ overwrite, = keep, * copied, x excluded by hand, - excluded",
            "with a folder above or rejected by a filter, ! failed, # in conflict,",
            "> destination only."
        })
final class LsCommand extends Verb {
    @Parameters(
            arity = "0..2",
            paramLabel = "[NAME] [PATH]",
            hideParamSyntax = true,
            description = "The migration, unless there is only one, and a folder in it. Default: the root.",
            completionCandidates = MigrationNames.class)
    private List<String> words = List.of();

    @Option(
            names = {"-l", "--long"},
            description = "Sizes and times of both sides.")
    private boolean both;

    @Mixin
    private PageOptions pages;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        ReviewPlace place = ReviewPlace.of(context, spec(), words);
        String path = place.onePath(spec());
        ReviewRow folder = place.finder().folder(path);
        RowPrinter printer = new RowPrinter(context, both ? RowListing.NAMES_LONG : RowListing.NAMES);
        printer.print(
                "",
                pages.order(ReviewOrder.NAMES),
                pages,
                page -> place.review().children(path, page));
        printer.end();
        if (folder.src() == null) {
            context.console().say("The folder is on the destination only; it was not looked into.");
            return ExitCode.DONE;
        }
        ReviewCounters counters = place.review().counters(path, false);
        context.console().say(CounterLine.of(counters) + ".");
        return ExitCode.DONE;
    }
}
