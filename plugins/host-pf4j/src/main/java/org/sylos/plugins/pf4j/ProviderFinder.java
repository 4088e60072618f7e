package org.sylos.plugins.pf4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sylos.engine.api.Provider;
import org.sylos.engine.core.plugin.PluginDetails.Provided;
import org.sylos.engine.core.plugin.ProviderKind;

/** Makes the providers that a plugin's services files name. Used once. */
final class ProviderFinder {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** A loader that fails in the same way for ever would otherwise be asked for ever. */
    private static final int MOST_FAILURES = 100;

    private final ClassLoader loader;
    private final Map<ProviderKind, List<Provider>> found = new EnumMap<>(ProviderKind.class);
    private final List<Provided> provided = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private ProviderFinder(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The providers of a plugin, and what they say of themselves.
     *
     * @param byKind the providers, in the order of the services files
     * @param provided the same in words
     */
    record Found(Map<ProviderKind, List<Provider>> byKind, List<Provided> provided) {
        static final Found NOTHING = new Found(Map.of(), List.of());
    }

    /**
     * All providers.
     *
     * @throws PluginRefusal with everything that is wrong: when there is none, or when one of them cannot be made, has no proper
     *     name, or cannot tell about itself
     */
    static Found find(ClassLoader loader) {
        ProviderFinder finder = new ProviderFinder(loader);
        for (ProviderKind kind : ProviderKind.values()) {
            finder.look(kind);
        }
        if (finder.found.isEmpty() && finder.problems.isEmpty()) {
            finder.problems.add("it provides nothing; expected is a file in META-INF/services named after one of "
                    + Arrays.stream(ProviderKind.values())
                            .map(kind -> kind.type().getName())
                            .collect(Collectors.joining(", ")));
        }
        if (!finder.problems.isEmpty()) {
            throw new PluginRefusal(finder.problems);
        }
        return new Found(Map.copyOf(finder.found), List.copyOf(finder.provided));
    }

    private void look(ProviderKind kind) {
        Iterator<? extends ServiceLoader.Provider<? extends Provider>> candidates =
                ServiceLoader.load(kind.type(), loader).stream().iterator();
        for (int failures = 0; failures < MOST_FAILURES; ) {
            try {
                if (!candidates.hasNext()) {
                    return;
                }
                ServiceLoader.Provider<? extends Provider> candidate = candidates.next();
                if (candidate.type().getClassLoader() == loader) {
                    take(kind, candidate.get());
                }
            } catch (Throwable e) { // the code of a plugin may throw anything
                failures++;
                add(Failure.describe(kind.type(), e));
            }
        }
    }

    private void take(ProviderKind kind, Provider provider) {
        String name = provider.name();
        String type = provider.getClass().getName();
        if (name == null || !NAME.matcher(name).matches()) {
            add("its provider " + type + " is called '" + name
                    + "'; a name is of lower-case letters, digits and '-', begins with a letter and has at most 40");
            return;
        }
        String summary = provider.summary();
        if (summary == null || summary.isBlank()) {
            add("its provider " + type + " has no summary");
            return;
        }
        if (provider.configKeys() == null) {
            add("its provider " + type + " does not tell its settings: configKeys() is null");
            return;
        }
        Provided words = new Provided(kind, name, summary);
        if (provided.stream()
                .anyMatch(other -> other.kind() == kind && other.name().equals(name))) {
            add("its " + ProviderNames.text(words) + " is already provided by itself, a second time");
            return;
        }
        found.computeIfAbsent(kind, any -> new ArrayList<>()).add(provider);
        provided.add(words);
    }

    private void add(String problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
