package org.sylos.shell.command;

import org.sylos.engine.api.storage.DecisionRecord.Action;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Leaves nodes out of the plan by hand. */
@Command(
        name = "exclude",
        description = "Leaves nodes out of the plan, and with a folder all that is below it.",
        footer = {
            "  sylos exclude nas /photos/raw /notes.txt --reason 'kept on tape'",
            "  sylos exclude nas --where '{name: \"*.tmp\"}' --dry-run",
            "  sylos exclude nas /photos --where '{size: \">1GiB\"}' --yes",
            "  sylos exclude nas --rules leave-behind.yaml --files-only",
            "",
            "Before everything, or what a rule says, is left out, you are asked; --yes answers.",
            "Without a terminal --yes is needed for these. Nothing is deleted on either side."
        })
final class ExcludeCommand extends Verb {
    @Mixin
    private DecisionMixin asked;

    @Option(names = "--files-only", description = "Only files and links: folders among the selected are passed over.")
    private boolean filesOnly;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Deciding deciding = new Deciding(context, spec(), asked);
        return asked.rehearsal() && asked.rules().onlyRules().isPresent()
                ? deciding.preview(!filesOnly)
                : deciding.run(Action.EXCLUDE, !filesOnly);
    }
}
