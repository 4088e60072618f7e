package org.sylos.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, in the macros of man(7), from what the verbs say of themselves. */
final class ManPage {
    private final StringBuilder out = new StringBuilder();

    private ManPage() {}

    static String of(CommandLine all, String version) {
        return new ManPage().page(all, version);
    }

    private String page(CommandLine all, String version) {
        CommandSpec program = all.getCommandSpec();
        out.append(".TH SYLOS 1 \"\" \"Sylos ").append(escaped(version)).append("\" \"User Commands\"\n");
        section("NAME");
        line("sylos - " + lower(text(program.usageMessage().description())));
        section("SYNOPSIS");
        out.append(".B sylos\n[\\fIOPTION\\fR]... [\\fIVERB\\fR [\\fIARGUMENT\\fR]...]\n");
        section("DESCRIPTION");
        line(text(program.usageMessage().description())
                + " Without a verb it reads commands, with a prompt on a terminal, else from standard input.");
        section("OPTIONS OF EVERY VERB");
        program.options().stream().filter(option -> !option.hidden()).forEach(this::option);
        section("VERBS");
        all.getSubcommands().values().stream()
                .flatMap(verb -> Stream.concat(Stream.of(verb), verb.getSubcommands().values().stream()))
                .forEach(verb -> verb(verb.getCommandSpec()));
        section("EXAMPLES");
        examples(List.of(program.usageMessage().footer()).stream()
                .filter(line -> line.startsWith("  "))
                .toList());
        section("EXIT STATUS");
        line(
                "0 done; 1 error; 2 usage; 3 finished with failures; 4 verification mismatch; 5 sources changed after the plan;"
                        + " 6 suspended; 7 needs review; 130 interrupted.");
        section("ENVIRONMENT");
        line(
                "SYLOS_HOME, SYLOS_JAVA_HOME, JAVA_HOME, SYLOS_JAVA_OPTS, NO_COLOR, COLUMNS, XDG_DATA_HOME, XDG_STATE_HOME.");
        section("FILES");
        line(
                "config.yaml in the home folder holds connections, defaults, profiles and aliases; 'sylos config path' tells where"
                        + " it is, 'sylos config keys' what can stand in it.");
        return out.toString();
    }

    private void verb(CommandSpec verb) {
        out.append(".SS ")
                .append(escaped(verb.qualifiedName().replaceFirst("^sylos ", "")))
                .append('\n');
        line(text(verb.usageMessage().description()));
        for (PositionalParamSpec operand : verb.positionalParameters()) {
            out.append(".TP\n\\fI").append(escaped(operand.paramLabel())).append("\\fR\n");
            line(text(operand.description()));
        }
        verb.options().stream()
                .filter(option -> !option.hidden() && !option.inherited() && !option.usageHelp())
                .forEach(this::option);
        examples(List.of(verb.usageMessage().footer()));
    }

    private void option(OptionSpec option) {
        out.append(".TP\n\\fB")
                .append(escaped(String.join(", ", option.names())))
                .append("\\fR");
        if (option.arity().max() > 0) {
            out.append(" \\fI").append(escaped(option.paramLabel())).append("\\fR");
        }
        out.append('\n');
        line(text(option.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()))
                .replace("${COMPLETION-CANDIDATES}", candidates(option)));
    }

    private static String candidates(OptionSpec option) {
        Iterable<String> words = option.completionCandidates();
        return words == null ? "" : String.join(", ", words);
    }

    private void examples(List<String> lines) {
        if (!lines.isEmpty()) {
            out.append(".PP\n.nf\n");
            lines.forEach(this::line);
            out.append(".fi\n");
        }
    }

    private void section(String title) {
        out.append(".SH ").append(title).append('\n');
    }

    /** A line that begins with a dot or a quote would be a command to the formatter. */
    private void line(String text) {
        String escaped = escaped(text);
        out.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "")
                .append(escaped)
                .append('\n');
    }

    private static String text(String[] lines) {
        return String.join(" ", lines).replace("%n", " ");
    }

    private static String lower(String text) {
        return text.isEmpty()
                ? text
                : Character.toLowerCase(text.charAt(0)) + text.substring(1).replaceAll("\\.$", "");
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(code -> {
            if (code == '\\') {
                out.append("\\e");
            } else if (code == '-') {
                out.append("\\-");
            } else if (code > '~') {
                out.append(String.format(Locale.ROOT, "\\[u%04X]", code));
            } else {
                out.appendCodePoint(code);
            }
        });
        return out.toString();
    }
}
