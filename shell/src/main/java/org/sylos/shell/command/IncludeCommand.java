package org.sylos.shell.command;

import org.sylos.engine.api.storage.DecisionRecord.Action;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes back that nodes were left out by hand. */
@Command(
        name = "include",
        description =
                "Takes nodes in again that were left out by hand, and with a folder what was left out because of it.",
        footer = {
            "  sylos include nas /photos/raw",
            "  sylos include nas / --below --yes             everything",
            "  sylos include nas --where '{category: documents}' --dry-run",
            "",
            "What is below a folder that is still left out stays so, and so does what was left out",
            "by itself below the selected folders, unless --below is given. Before everything, or",
            "what a rule says, is taken in, you are asked; --yes answers, and is needed without a",
            "terminal."
        })
final class IncludeCommand extends Verb {
    @Mixin
    private DecisionMixin asked;

    @Option(names = "--below", description = "Also what was left out by itself below the selected folders.")
    private boolean below;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        return new Deciding(context, spec(), asked).run(Action.INCLUDE, below);
    }
}
