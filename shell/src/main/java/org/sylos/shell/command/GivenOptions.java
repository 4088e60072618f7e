package org.sylos.shell.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.shell.config.Choice;
import org.sylos.shell.session.Settings;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can be told of a command line before it is parsed, since how it is to be parsed depends on it.
 *
 * @param words the command line
 * @param verb where the verb is; -1 when there is none
 */
record GivenOptions(List<String> words, int verb) {
    static GivenOptions of(List<String> words) {
        int verb = 0;
        while (verb < words.size() && words.get(verb).startsWith("-")) {
            verb += GlobalOptions.WITH_VALUE.contains(words.get(verb)) ? 2 : 1;
        }
        return new GivenOptions(List.copyOf(words), verb < words.size() ? verb : -1);
    }

    /** Whether it is asked how the verb is used. */
    boolean asksForHelp() {
        return options().stream().anyMatch(List.of("-h", "--help", "-V", "--version")::contains);
    }

    /** Whether it could be asked for help, as well among short options that are written as one word. */
    boolean mayAskForHelp() {
        return options().stream().anyMatch(word -> word.equals("--help") || word.matches("-[^-]*h.*"));
    }

    /** Words that may be options: what follows a lone double dash is none. */
    private List<String> options() {
        int end = words.indexOf("--");
        return end < 0 ? words : words.subList(0, end);
    }

    /** Whether an option is given, by any of its names. */
    boolean has(OptionSpec option) {
        List<String> names = new ArrayList<>(List.of(option.names()));
        if (option.negatable()) {
            names.add("--no-" + DefaultOptions.plain(option));
        }
        return options().stream().anyMatch(word -> names.stream().anyMatch(name -> isNamed(word, name)));
    }

    private static boolean isNamed(String word, String name) {
        boolean shortName = !name.startsWith("--");
        return word.equals(name)
                || word.startsWith(name + "=")
                || (shortName && word.startsWith(name) && !word.startsWith("--"));
    }

    /** Home and configuration that these words choose, or else those of all lines. */
    Settings settings(@Nullable Settings outer) {
        Settings base = outer == null ? Settings.DEFAULT : outer;
        Path home = path("--home");
        Choice choice = new Choice(path("--config"), last("--profile"), values("--set")).orElse(base.choice());
        return new Settings(
                home == null ? base.home() : home,
                base.plugins(),
                base.debug(),
                base.yes(),
                base.format(),
                base.colour(),
                choice);
    }

    /** A choice made for all lines, as options of one that does not choose otherwise. */
    static List<String> texts(Choice choice, GivenOptions given) {
        List<String> texts = new ArrayList<>();
        Path file = choice.file();
        if (file != null && given.last("--config") == null) {
            texts.add("--config=" + file);
        }
        if (choice.profile() != null && given.last("--profile") == null) {
            texts.add("--profile=" + choice.profile());
        }
        choice.overrides().forEach(override -> texts.add("--set=" + override));
        return texts;
    }

    private @Nullable Path path(String name) {
        String text = last(name);
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw new ConfigException("'" + text + "' is not a path: " + e.getReason(), null);
        }
    }

    private @Nullable String last(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    private List<String> values(String name) {
        List<String> values = new ArrayList<>();
        List<String> options = options();
        for (int i = 0; i < options.size(); i++) {
            String word = options.get(i);
            if (word.equals(name) && i + 1 < options.size()) {
                values.add(options.get(++i));
            } else if (word.startsWith(name + "=")) {
                values.add(word.substring(name.length() + 1));
            }
        }
        return values;
    }
}
