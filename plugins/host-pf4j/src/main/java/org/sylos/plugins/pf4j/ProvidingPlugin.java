package org.sylos.plugins.pf4j;

import java.util.List;
import java.util.Map;
import org.pf4j.Plugin;
import org.pf4j.PluginWrapper;
import org.sylos.engine.api.Provider;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;

/** A plugin between start and stop: its providers by kind. */
final class ProvidingPlugin extends Plugin {
    private final ClassLoader loader;
    private final String origin;
    private Map<Class<? extends Provider>, List<Provider>> providers = Map.of();

    ProvidingPlugin(PluginWrapper plugin) {
        loader = plugin.getPluginClassLoader();
        origin = plugin.getDescriptor().getPluginId() + " "
                + plugin.getDescriptor().getVersion();
    }

    /** @throws PluginRefusal when one of the providers cannot be used: a plugin works as a whole or not at all */
    @Override
    public void start() {
        providers = new ProviderFinder(loader).find();
    }

    @Override
    public void stop() {
        providers = Map.of();
    }

    /** The plugin as people know it. */
    String origin() {
        return origin;
    }

    /** Its providers of one kind, in the order of its services file. */
    <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
        return providers.getOrDefault(kind, List.of()).stream()
                .map(provider -> new FoundProvider<>(kind.cast(provider), origin))
                .toList();
    }
}
