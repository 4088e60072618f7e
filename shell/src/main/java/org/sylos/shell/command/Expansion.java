package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.shell.config.Alias;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.config.Near;
import org.sylos.shell.config.Setting;
import org.sylos.shell.session.Session;
import org.sylos.shell.session.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command line with what is configured put into it: an alias is replaced by its words, and every option with a default that
 * was not given is given. So a default means what it would mean if it were typed.
 *
 * @param words the command line as it is carried out
 * @param defaults the options that came out of the configuration, by their name with dashes
 */
record Expansion(List<String> words, Map<String, Setting> defaults) {
    /** These find out or repair what is wrong with the configuration, and so do not depend on it. */
    private static final Set<String> WITHOUT = Set.of("config", "doctor", "help", "completion");

    /**
     * Expands a command line.
     *
     * @param outer what holds for all lines when this is one of many; null for a command line of its own
     * @param tree the model of the verbs that the words need
     */
    static Expansion of(Session session, @Nullable Settings outer, List<String> words, Models tree) {
        GivenOptions given = GivenOptions.of(words);
        Settings settings = given.settings(outer);
        List<String> handedDown = outer == null ? List.of() : GivenOptions.texts(outer.choice(), given);
        String verb = given.verb() < 0 ? "" : words.get(given.verb());
        if (WITHOUT.contains(verb) || given.asksForHelp()) {
            return new Expansion(joined(words, given.verb() + 1, handedDown), Map.of());
        }
        Configuration configuration = session.configuration(settings).orThrow();
        List<String> expanded = words;
        Alias alias =
                Verbs.NAMES.contains(verb) ? null : configuration.aliases().get(verb);
        if (alias != null) {
            requireVerb(verb, alias);
            expanded = new ArrayList<>(words);
            expanded.remove(given.verb());
            expanded.addAll(given.verb(), alias.words());
            given = GivenOptions.of(expanded);
        }
        Map<String, Setting> all = configuration.settings(settings.choice().profile());
        if (all.isEmpty()) {
            return new Expansion(joined(expanded, given.verb() + 1, handedDown), Map.of());
        }
        return withDefaults(expanded, given, handedDown, all, outer != null, tree);
    }

    private static void requireVerb(String name, Alias alias) {
        String first = alias.words().get(0);
        if (!Verbs.NAMES.contains(first)) {
            throw new ConfigException(
                    alias.origin() + ": aliases." + name + ": it begins with '" + first + "', which is no verb"
                            + Near.hint(first, Verbs.NAMES),
                    "an alias begins with a verb, and not with another alias");
        }
    }

    private static Expansion withDefaults(
            List<String> words,
            GivenOptions given,
            List<String> handedDown,
            Map<String, Setting> all,
            boolean inner,
            Models tree) {
        CommandLine verb = tree.of(words);
        int place = given.verb();
        for (int i = given.verb(); i >= 0 && i < words.size(); i++) {
            CommandLine next = verb.getSubcommands().get(words.get(i));
            if (next == null) {
                break;
            }
            verb = next;
            place = i;
        }
        CommandSpec spec = verb.getCommandSpec();
        List<String> inserted = new ArrayList<>(handedDown);
        Map<String, Setting> used = new LinkedHashMap<>();
        DefaultOptions known = new DefaultOptions(tree);
        for (Setting setting : all.values()) {
            OptionSpec option = spec.findOption("--" + setting.option());
            if (option == null || !DefaultOptions.holds(setting.option(), verb.getCommandName(), words)) {
                known.require(setting);
            } else if (!given.has(option) && !(inner && option.inherited())) {
                used.put(option.longestName(), setting);
                inserted.addAll(DefaultOptions.words(option, setting));
            }
        }
        return new Expansion(joined(words, place + 1, inserted), used);
    }

    private static List<String> joined(List<String> words, int place, List<String> inserted) {
        List<String> all = new ArrayList<>(words);
        all.addAll(place, inserted);
        return all;
    }
}
