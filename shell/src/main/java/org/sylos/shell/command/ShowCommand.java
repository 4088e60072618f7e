package org.sylos.shell.command;

import org.sylos.shell.render.DetailsView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what is known of a migration without opening its database. */
@Command(
        name = "show",
        description = "Shows what is known of a migration without opening its database.",
        footer = {"  sylos show nas", "  sylos show nas --output json"})
final class ShowCommand extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The migration.",
            completionCandidates = MigrationNames.class)
    private String name = "";

    @Override
    ExitCode run(Context context) throws InterruptedException {
        DetailsView view = new DetailsView(context.manager().details(name));
        context.show(view.text(context.console().zone()), view.document());
        return ExitCode.DONE;
    }
}
