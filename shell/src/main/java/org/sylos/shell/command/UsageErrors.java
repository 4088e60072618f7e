package org.sylos.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sylos.shell.config.Problem;
import org.sylos.shell.config.Setting;
import org.sylos.shell.render.Text;
import org.sylos.shell.session.Errors;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Session;
import org.sylos.shell.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Command lines that make no sense: what is wrong in one line, and where to read on in another. */
final class UsageErrors {
    private UsageErrors() {}

    /** What is wrong, in one line. */
    static String text(ParameterException error) {
        return Text.printable(
                message(error, !error.getCommandLine().getSubcommands().isEmpty()));
    }

    /**
     * Says what is wrong.
     *
     * @param defaults options that were not typed but configured
     */
    static int show(ParameterException error, Session session, Map<String, Setting> defaults) {
        ArgSpec argument = error.getArgSpec();
        Setting configured = argument instanceof OptionSpec option ? defaults.get(option.longestName()) : null;
        if (configured != null) {
            Errors.show(
                    new Problem(configured.origin(), configured.key(), text(error), null).asError(),
                    session.console(),
                    false);
            return ExitCode.ERROR.code();
        }

        CommandLine verb = error.getCommandLine();
        Console console = session.console();
        console.say(console.errPalette().red("sylos: ") + text(error));
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
            String given = unmatched.getUnmatched().get(0);
            // The value is right where the option is wrong, and would only make it less like any other.
            String word = given.startsWith("--") ? given.replaceFirst("=.*", "") : given;
            String what = word.startsWith("-") ? "unknown option" : group ? "unknown verb" : "one word too many:";
            List<String> near = new UnmatchedArgumentException(error.getCommandLine(), List.of(word)).getSuggestions();
            return what + " '" + word + "'"
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near.subList(0, 1)) + "?");
        }
        String message = String.valueOf(error.getMessage())
                .replace("option option ", "option ")
                .replaceFirst(" is not (?:an int|a long)$", " is no whole number");
        return message.isEmpty() ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
