package org.sylos.shell.command;

import java.util.List;
import org.sylos.engine.api.Phase;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
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
        String current = context.current();
        if (verb.isEmpty() && current != null) {
            grey(subject, context.manager().details(current).phase());
        }
        context.console().data(subject.getUsageMessage());
        return ExitCode.DONE;
    }

    /** Marks the verbs for which the migration in use is in the wrong phase. */
    private static void grey(CommandLine program, Phase phase) {
        boolean any = false;
        for (CommandLine verb : program.getSubcommands().values()) {
            if (!PhaseFit.fits(verb.getCommandName(), phase)) {
                UsageMessageSpec help = verb.getCommandSpec().usageMessage();
                help.description("@|faint (not now) " + String.join(" ", help.description()) + "|@");
                any = true;
            }
        }
        if (any) {
            program.getCommandSpec()
                    .usageMessage()
                    .commandListHeading("%nVerbs (not now: needs another phase than " + phase.label() + "):%n");
        }
    }
}
