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
        boolean group = !verb.getSubcommands().isEmpty();
        Console console = session.console();
        console.say(console.errPalette().red("sylos: ") + Text.printable(message(error, group)));
        console.say("  see: " + (session.interactive() ? "" : "sylos ") + "help" + name(verb));
        return ExitCode.USAGE.code();
    }

    /** Its words after that of the program, each after a blank. */
    private static String name(CommandLine verb) {
        CommandLine above = verb.getParent();
        return above == null ? "" : name(above) + " " + verb.getCommandName();
    }

    private static String message(ParameterException error, boolean group) {
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            String what = word.startsWith("-") ? "unknown option" : group ? "unknown verb" : "one word too many:";
            List<String> near = unmatched.getSuggestions();
            return what + " '" + word + "'"
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near.subList(0, 1)) + "?");
        }
        String message = String.valueOf(error.getMessage());
        return message.isEmpty() ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
