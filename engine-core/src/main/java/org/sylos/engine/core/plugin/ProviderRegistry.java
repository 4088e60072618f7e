package org.sylos.engine.core.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;

/** Finds providers by kind and name over several sources; the first source that has a name wins. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public final class ProviderRegistry {
    /** Every kind of provider, with what people call it. */
    private static final Map<Class<? extends Provider>, String> KINDS = Map.of(
            FSAdapterFactory.class, "adapter",
            NodeFilterFactory.class, "filter",
            MigrationStoreFactory.class, "database",
            VerifierFactory.class, "verification level",
            WorkExecutorFactory.class, "executor");

    private final List<PluginSource> sources;

    /**
     * A registry over these sources, in the order of precedence.
     *
     * @param sources the one that comes first wins; they stay their owner's, who closes them
     */
    public ProviderRegistry(List<PluginSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * {@return the providers of a kind by name}
     *
     * @param <P> the kind
     * @param kind the interface of the factories
     */
    public <P extends Provider> List<FoundProvider<P>> all(Class<P> kind) {
        TreeMap<String, FoundProvider<P>> byName = new TreeMap<>();
        for (PluginSource source : sources) {
            for (FoundProvider<P> found : source.providers(kind)) {
                byName.putIfAbsent(found.provider().name(), found);
            }
        }
        return List.copyOf(byName.values());
    }

    /**
     * {@return the provider of a kind with this name}
     *
     * @param <P> the kind
     * @param kind the interface of the factories
     * @param what what such a provider is called, for the message: "adapter", "filter", …
     * @param name name of the provider
     * @throws ConfigException when there is none; the message lists those that are there, and the plugins that may bring it but are
     *     not loaded
     */
    public <P extends Provider> P require(Class<P> kind, String what, String name) {
        // Source by source: one that comes later may have to load its plugins first, which is in vain when it is not
        // needed.
        for (PluginSource source : sources) {
            for (FoundProvider<P> found : source.providers(kind)) {
                if (found.provider().name().equals(name)) {
                    return found.provider();
                }
            }
        }
        throw new ConfigException("there is no " + what + " called '" + name + "'", hint(kind));
    }

    /** The names that there are, and the plugins that may have the missing one and are not loaded. */
    private <P extends Provider> String hint(Class<P> kind) {
        String known = all(kind).stream().map(found -> found.provider().name()).collect(Collectors.joining(", "));
        String there = known.isEmpty() ? "none is installed" : "installed are: " + known;
        List<String> notLoaded = sources.stream()
                .flatMap(source -> source.notLoaded(kind).stream())
                .toList();
        return notLoaded.isEmpty()
                ? there + "; more can be added as a jar in the plugins directory"
                : there + "; " + String.join("; ", notLoaded);
    }

    /**
     * The same, kept from being unloaded until the lease is closed.
     *
     * @param <P> the kind
     * @param kind the interface of the factory
     * @param what what such a provider is called, for the message: "adapter", "filter", …
     * @param name the provider's own name
     * @return the provider in use; its caller closes the lease
     * @throws ConfigException as {@link #require} does
     */
    public <P extends Provider> ProviderLease<P> lease(Class<P> kind, String what, String name) {
        for (PluginSource source : sources) {
            Optional<ProviderLease<P>> lease = source.lease(kind, name);
            if (lease.isPresent()) {
                return lease.get();
            }
        }
        return ProviderLease.of(require(kind, what, name), () -> {});
    }

    /** {@return what the sources found and could not use, and providers whose name a provider before them has; one line each} */
    public List<String> problems() {
        List<String> taken = new ArrayList<>();
        KINDS.forEach((kind, what) -> addTaken(kind, what, taken));
        List<String> all = new ArrayList<>();
        sources.forEach(source -> all.addAll(source.problems()));
        all.addAll(taken.stream().sorted().toList());
        return List.copyOf(all);
    }

    private <P extends Provider> void addTaken(Class<P> kind, String what, List<String> taken) {
        Map<String, String> origins = new HashMap<>();
        for (PluginSource source : sources) {
            for (FoundProvider<P> found : source.providers(kind)) {
                String name = found.provider().name();
                String first = origins.putIfAbsent(name, found.origin());
                if (first != null) {
                    taken.add("the " + what + " '" + name + "' of " + found.origin() + " is not used: " + first
                            + " provides one of that name and comes first");
                }
            }
        }
    }
}
