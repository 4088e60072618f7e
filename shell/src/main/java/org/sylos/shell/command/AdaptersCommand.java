package org.sylos.shell.command;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the adapters that are installed, or the settings of one. */
@Command(
        name = "adapters",
        description = "Lists the adapters that are installed, or the settings of one.",
        footer = {"  sylos adapters", "  sylos adapters local"})
final class AdaptersCommand extends Verb {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Show the settings of this adapter.",
            completionCandidates = ProviderNames.Adapters.class)
    private @Nullable String name;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        ProviderListing.show(context, FSAdapterFactory.class, "adapter", name);
        return ExitCode.DONE;
    }
}
