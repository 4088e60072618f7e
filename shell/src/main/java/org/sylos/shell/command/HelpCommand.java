package org.sylos.shell.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the help of the program or of a verb. */
@Command(
        name = "help",
        description = "Shows the verbs, or examples and options of one.",
        footer = {"  sylos help", "  sylos help migrate"})
final class HelpCommand extends Verb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "VERB", description = "The verb.")
    private @Nullable String verb;

    @Override
    ExitCode run(Context context) {
        CommandLine program = spec().parent().commandLine();
        CommandLine subject = verb == null ? program : program.getSubcommands().get(verb);
        if (subject == null) {
            throw new CommandLine.UnmatchedArgumentException(program, List.of(String.valueOf(verb)));
        }
        context.console().data(subject.getUsageMessage());
        return ExitCode.DONE;
    }
}
