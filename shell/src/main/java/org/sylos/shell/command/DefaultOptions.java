package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.config.Near;
import org.sylos.shell.config.Problem;
import org.sylos.shell.config.Setting;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Options that may have a default in the configuration: those of all verbs, but for the ones that say what one command is to do. */
final class DefaultOptions {
    private static final Set<String> OF_ONE_COMMAND = Set.of(
            "help",
            "version",
            "home",
            "config",
            "profile",
            "set",
            "yes",
            "file",
            "keep-going",
            "name",
            "show",
            "what",
            "to",
            "html",
            "database",
            "remove-existing",
            "require-open",
            "dry-run",
            "reason",
            "failed",
            "check",
            "all",
            "accept",
            "restore",
            "approve",
            "digest",
            "where",
            "below",
            "copy",
            "discovery",
            "now",
            "listen",
            "replace");

    /** Where rules choose nodes, and do not say what a new migration leaves behind. */
    private static final Set<String> CHOOSE_BY_RULES = Set.of("exclude", "include", "find");

    /** Some of the others, for which nothing has to be built to know them. */
    static final Set<String> USUAL = Set.of(
            "compare",
            "checksum",
            "verify",
            "workers",
            "bandwidth",
            "times",
            "permissions",
            "owner",
            "xattrs",
            "max-retries",
            "retry-delay",
            "retry-max-delay",
            "stall-timeout",
            "log-level",
            "log-address",
            "log-keep",
            "log-keep-for",
            "filter",
            "rules",
            "fsync",
            "symlinks",
            "memory-limit");

    private static final Pattern DASHES = Pattern.compile("^--?");

    private final Models models;

    /** @param models builds the model of all verbs when it is needed */
    DefaultOptions(Models models) {
        this.models = models;
    }

    static boolean isForOneCommand(String option) {
        return OF_ONE_COMMAND.contains(option);
    }

    /** Whether a default means what is typed: by default, no command takes in or leaves out what nobody named. */
    static boolean holds(String option, String verb, List<String> words) {
        return !isForOneCommand(option)
                && !(option.equals("rules") && (CHOOSE_BY_RULES.contains(verb) || words.contains("--show")));
    }

    /** The options with the values that were configured, as they would be typed. */
    static List<String> words(OptionSpec option, Setting setting) {
        List<String> values = setting.values();
        String split = option.splitRegex();
        if (!split.isEmpty() && values.size() > 1) {
            values = List.of(String.join(split, values));
        }
        return values.stream().map(value -> option.longestName() + "=" + value).toList();
    }

    /** Refuses an option that no verb has. What is wrong with its value shows where it is used. */
    void require(Setting setting) {
        if (USUAL.contains(setting.option())) {
            return;
        }
        unknown(models.all(), setting).forEach(problem -> {
            throw problem.asError();
        });
    }

    /** What is wrong with an option and its values; nothing, usually. */
    List<Problem> problems(Setting setting) {
        CommandLine all = models.all();
        List<Problem> unknown = unknown(all, setting);
        return unknown.isEmpty() ? wrongValue(all, setting) : unknown;
    }

    private static List<Problem> unknown(CommandLine all, Setting setting) {
        if (isForOneCommand(setting.option())) {
            return problem(setting, "it says what one command is to do, and so has no default", null);
        }
        if (verbs(all).anyMatch(verb -> option(verb, setting) != null)) {
            return List.of();
        }
        Set<String> names = new TreeSet<>();
        verbs(all).forEach(verb -> verb.getCommandSpec().options().forEach(option -> names.add(plain(option))));
        names.removeAll(OF_ONE_COMMAND);
        return problem(
                setting,
                "no verb has the option '--" + setting.option() + "'" + Near.hint(setting.option(), names),
                "for all of them see: config keys");
    }

    private static List<Problem> wrongValue(CommandLine all, Setting setting) {
        CommandLine verb = verbs(all)
                .filter(candidate -> option(candidate, setting) != null)
                .findFirst()
                .orElse(all);
        OptionSpec option = verb.getCommandSpec().findOption("--" + setting.option());
        List<String> words = new ArrayList<>();
        for (CommandLine line = verb; line.getParent() != null; line = line.getParent()) {
            words.add(0, line.getCommandName());
        }
        words.addAll(words(option, setting));
        try {
            all.parseArgs(words.toArray(String[]::new));
            return List.of();
        } catch (MissingParameterException unasked) {
            // What the verb is about is not given here.
            return List.of();
        } catch (ParameterException e) {
            return problem(setting, UsageErrors.text(e), null);
        }
    }

    private static List<Problem> problem(Setting setting, String message, @Nullable String hint) {
        return List.of(new Problem(setting.origin(), setting.key(), message, hint));
    }

    private static @Nullable OptionSpec option(CommandLine verb, Setting setting) {
        return verb.getCommandSpec().findOption("--" + setting.option());
    }

    /** All verbs, also those of two words. */
    static Stream<CommandLine> verbs(CommandLine line) {
        return line.getSubcommands().values().stream().flatMap(verb -> Stream.concat(Stream.of(verb), verbs(verb)));
    }

    /** The long name without dashes. */
    static String plain(OptionSpec option) {
        return DASHES.matcher(option.longestName()).replaceFirst("");
    }
}
