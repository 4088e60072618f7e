package org.sylos.shell.command;

import org.sylos.engine.core.MigrationDetails;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.terminal.Console.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Deletes what is known of a migration: its database and state file. What it copied stays. */
@Command(
        name = "delete",
        description = "Deletes what is known of a migration: its database and state file. What it copied stays.",
        footer = {"  sylos delete nas", "  sylos delete nas --yes"})
final class DeleteCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        MigrationDetails details = context.manager().details(named.name());
        if (!context.settings().yes()) {
            if (!context.console().canAsk()) {
                throw new ParameterException(
                        spec().commandLine(),
                        "there is nobody to ask whether '" + named.name() + "' may go: give --yes");
            }
            Answer answer = context.console()
                    .confirm("Delete the database of '" + named.name() + "' (" + details.source() + " to "
                            + details.destination() + ")? What was copied stays.");
            if (answer != Answer.YES) {
                context.console().say("Nothing was deleted.");
                return answer == Answer.NONE ? ExitCode.INTERRUPTED : ExitCode.DONE;
            }
        }
        context.alone(named.name(), manager -> manager.delete(named.name()));
        context.console().say("Deleted '" + named.name() + "'.");
        return ExitCode.DONE;
    }
}
