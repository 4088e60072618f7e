package org.sylos.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What scripts of completion need to know of the command line.
 *
 * @param verbs every verb, the program itself first, whose words are empty
 */
record CompletionModel(List<Verb> verbs) {
    /** What is offered for a value. */
    enum Kind {
        /** Nothing. */
        NONE,
        /** One of a few words. */
        WORDS,
        /** Files and folders. */
        FILES,
        /** Migrations. */
        MIGRATIONS,
        /** Connections. */
        CONNECTIONS,
        /** Profiles. */
        PROFILES,
        /** Connections, files and folders. */
        PLACES,
        /** The same, and migrations. */
        PLACES_OR_MIGRATIONS
    }

    /**
     * A value.
     *
     * @param kind what is offered
     * @param words the words, where they are few
     */
    record Value(Kind kind, List<String> words) {
        static final Value NONE = new Value(Kind.NONE, List.of());

        Value {
            words = List.copyOf(words);
        }
    }

    /**
     * An option.
     *
     * @param names all its names
     * @param description what it does, in one sentence
     * @param value what follows it; null when nothing does
     */
    record Option(
            List<String> names,
            String description,
            @Nullable Value value) {
        Option {
            names = List.copyOf(names);
        }
    }

    /**
     * A verb.
     *
     * @param words its one or two words
     * @param description what it does
     * @param options its own options
     * @param operands what it is about, in order; the last may be repeated
     * @param inner its own verbs
     */
    record Verb(
            List<String> words, String description, List<Option> options, List<Value> operands, List<String> inner) {
        Verb {
            words = List.copyOf(words);
            options = List.copyOf(options);
            operands = List.copyOf(operands);
            inner = List.copyOf(inner);
        }

        /** Its words with blanks between them. */
        String name() {
            return String.join(" ", words);
        }
    }

    CompletionModel {
        verbs = List.copyOf(verbs);
    }

    /** The model of a command line with all verbs. */
    static CompletionModel of(CommandLine all) {
        List<Verb> verbs = new ArrayList<>();
        add(all, List.of(), verbs);
        return new CompletionModel(verbs);
    }

    private static void add(CommandLine line, List<String> words, List<Verb> verbs) {
        CommandSpec spec = line.getCommandSpec();
        boolean program = words.isEmpty();
        List<Option> options = spec.options().stream()
                .filter(option -> !option.hidden() && (program || !option.inherited()))
                .map(CompletionModel::option)
                .toList();
        List<Value> operands = program
                ? List.of()
                : spec.positionalParameters().stream()
                        .map(CompletionModel::value)
                        .toList();
        verbs.add(new Verb(
                words,
                sentence(spec.usageMessage().description()),
                options,
                operands,
                List.copyOf(line.getSubcommands().keySet())));
        line.getSubcommands().forEach((name, inner) -> {
            List<String> all = new ArrayList<>(words);
            all.add(name);
            add(inner, all, verbs);
        });
    }

    private static Option option(OptionSpec option) {
        List<String> names = new ArrayList<>(List.of(option.names()));
        if (option.negatable()) {
            names.add("--no-" + DefaultOptions.plain(option));
        }
        return new Option(names, sentence(option.description()), option.arity().max() > 0 ? value(option) : null);
    }

    private static Value value(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        String label = argument.paramLabel();
        boolean place = argument instanceof PositionalParamSpec
                && (label.contains("SRC") || label.contains("DST") || label.equals("PLACE"));
        if (place) {
            return new Value(candidates instanceof MigrationNames ? Kind.PLACES_OR_MIGRATIONS : Kind.PLACES, List.of());
        }
        if (candidates instanceof MigrationNames) {
            return new Value(Kind.MIGRATIONS, List.of());
        }
        if (candidates instanceof ConfiguredNames.Connections) {
            return new Value(Kind.CONNECTIONS, List.of());
        }
        if (candidates instanceof ConfiguredNames.Profiles) {
            return new Value(Kind.PROFILES, List.of());
        }
        // What plugins provide would have to be loaded at every press of the tabulator.
        if (candidates != null && !(candidates instanceof ProviderNames) && !(candidates instanceof PluginNames)) {
            List<String> words = new ArrayList<>();
            candidates.forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
            return words.isEmpty() ? Value.NONE : new Value(Kind.WORDS, words);
        }
        boolean file = argument.typeInfo().getType() == Path.class
                || (argument.auxiliaryTypes().length > 0 && argument.auxiliaryTypes()[0] == Path.class);
        return file ? new Value(Kind.FILES, List.of()) : Value.NONE;
    }

    /** The first sentence, without what would have to be filled in. */
    private static String sentence(String[] description) {
        String all = String.join(" ", description).replace("%n", " ").replaceAll("\\$\\{[^}]*}", "...");
        int end = all.indexOf(". ");
        String first = end < 0 ? all : all.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
