package org.sylos.shell.command;

import org.sylos.shell.render.DetailsView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is known of a migration without opening its database. */
@Command(
        name = "show",
        description = "Shows what is known of a migration without opening its database.",
        footer = {"  sylos show nas", "  sylos show nas --output json"})
final class ShowCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        DetailsView view = new DetailsView(context.manager().details(named.name()));
        context.show(view.text(context.console().zone()), view.document());
        return ExitCode.DONE;
    }
}
