package org.sylos.shell.command;

import java.util.List;
import java.util.Locale;
import org.sylos.shell.render.Text;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Session;
import org.sylos.shell.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Command lines that make no sense: what is wrong in one line, and where to read on in another. */
final class UsageErrors {
    private UsageErrors() {}

    static int show(ParameterException error, Session session) {
        CommandLine verb = error.getCommandLine();
        boolean program = verb.getParent() == null;
        Console console = session.console();
        console.say(console.errPalette().red("sylos: ") + Text.printable(message(error, program)));
        String help = (session.interactive() ? "" : "sylos ") + (program ? "help" : "help " + verb.getCommandName());
        console.say("  see: " + help);
        return ExitCode.USAGE.code();
    }

    private static String message(ParameterException error, boolean program) {
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            String what = word.startsWith("-") ? "unknown option" : program ? "unknown verb" : "one word too many:";
            List<String> near = unmatched.getSuggestions();
            return what + " '" + word + "'"
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near.subList(0, 1)) + "?");
        }
        String message = String.valueOf(error.getMessage());
        return message.isEmpty() ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
