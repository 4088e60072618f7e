package org.sylos.shell.command;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.command.CompletionModel.Option;
import org.sylos.shell.command.CompletionModel.Value;
import org.sylos.shell.command.CompletionModel.Verb;

/** Completion for fish. */
final class FishCompletion {
    private static final String LOOKUPS = """
            # Completion of sylos for fish. Put it into ~/.config/fish/completions.
            function __sylos_home
                if set -q SYLOS_HOME; echo $SYLOS_HOME
                else if test (uname -s) = Darwin; echo "$HOME/Library/Application Support/sylos"
                else if set -q XDG_DATA_HOME; echo $XDG_DATA_HOME/sylos
                else; echo $HOME/.local/share/sylos; end
            end
            function __sylos_migrations
                command ls -1 (__sylos_home)/migrations 2>/dev/null
            end
            function __sylos_section
                command awk -v section="$argv[1]:" '/^[^ #]/ { on = ($1 == section) }
                    on && /^  ?[A-Za-z]/ { sub(/^ +/, ""); sub(/:.*/, ""); print }' (__sylos_home)/config.yaml 2>/dev/null
            end
            complete -c sylos -f
            """;

    private FishCompletion() {}

    static String of(CompletionModel model) {
        StringBuilder out = new StringBuilder(LOOKUPS);
        Verb program = model.verbs().get(0);
        program.options().forEach(option -> option(out, "", option));
        for (Verb verb : model.verbs()) {
            if (verb.words().isEmpty()) {
                continue;
            }
            String above = above(model, verb);
            out.append("complete -c sylos -n ")
                    .append(PosixCompletion.quoted(above))
                    .append(" -a ")
                    .append(verb.words().get(verb.words().size() - 1))
                    .append(" -d ")
                    .append(quoted(verb.description()))
                    .append('\n');
            String within = verb.words().stream()
                    .map(word -> "__fish_seen_subcommand_from " + word)
                    .collect(Collectors.joining("; and "));
            verb.options().forEach(option -> option(out, " -n '" + within + "'", option));
            if (verb.inner().isEmpty()) {
                verb.operands().stream().distinct().forEach(operand -> {
                    String arguments = arguments(operand);
                    if (!arguments.isEmpty()) {
                        out.append("complete -c sylos -n '")
                                .append(within)
                                .append('\'')
                                .append(arguments)
                                .append('\n');
                    }
                });
            }
        }
        return out.toString();
    }

    /** When a verb can come next. */
    private static String above(CompletionModel model, Verb verb) {
        if (verb.words().size() == 1) {
            return "__fish_use_subcommand";
        }
        List<String> siblings = model.verbs().stream()
                .filter(other -> other.words()
                        .equals(verb.words().subList(0, verb.words().size() - 1)))
                .findFirst()
                .map(Verb::inner)
                .orElse(List.of());
        return "__fish_seen_subcommand_from " + verb.words().get(0) + "; and not __fish_seen_subcommand_from "
                + String.join(" ", siblings);
    }

    private static void option(StringBuilder out, String condition, Option option) {
        out.append("complete -c sylos").append(condition);
        for (String name : option.names()) {
            out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        Value value = option.value();
        if (value != null) {
            out.append(" -r").append(arguments(value));
        }
        out.append(" -d ").append(quoted(option.description())).append('\n');
    }

    private static String arguments(Value value) {
        return switch (value.kind()) {
            case NONE -> "";
            case WORDS -> " -xa " + quoted(String.join(" ", value.words()));
            case FILES -> " -F";
            case MIGRATIONS -> " -xa '(__sylos_migrations)'";
            case CONNECTIONS -> " -xa '(__sylos_section connections)'";
            case PROFILES -> " -xa '(__sylos_section profiles)'";
            case PLACES -> " -F -a '(__sylos_section connections)'";
            case PLACES_OR_MIGRATIONS -> " -F -a '(__sylos_migrations; __sylos_section connections)'";
        };
    }

    /** In single quotes fish knows two escapes. */
    private static String quoted(@Nullable String text) {
        return "'" + String.valueOf(text).replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
