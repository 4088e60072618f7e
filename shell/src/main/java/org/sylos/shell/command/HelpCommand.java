package org.sylos.shell.command;

import java.util.List;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the help of the program or of a verb. */
@Command(
        name = "help",
        description = "Shows the verbs, or examples and options of one.",
        footer = {"  sylos help", "  sylos help migrate", "  sylos help plugins install"})
final class HelpCommand extends Verb {
    @Parameters(
            arity = "0..*",
            paramLabel = "VERB",
            description = "The verb, of one or two words.",
            completionCandidates = VerbNames.class)
    private List<String> verb = List.of();

    @Override
    ExitCode run(Context context) {
        CommandLine subject = spec().parent().commandLine();
        for (String word : verb) {
            CommandLine inner = subject.getSubcommands().get(word);
            if (inner == null) {
                throw new CommandLine.UnmatchedArgumentException(subject, List.of(word));
            }
            subject = inner;
        }
        context.console().data(subject.getUsageMessage());
        return ExitCode.DONE;
    }
}
