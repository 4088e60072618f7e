package org.sylos.shell.command;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the filters that are installed, or the settings of one. */
@Command(
        name = "filters",
        description = "Lists the filters that are installed, or the settings of one.",
        footer = {"  sylos filters", "  sylos filters litter"})
final class FiltersCommand extends Verb {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Show the settings of this filter.",
            completionCandidates = ProviderNames.Filters.class)
    private @Nullable String name;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        ProviderListing.show(context, NodeFilterFactory.class, "filter", name);
        return ExitCode.DONE;
    }
}
