package org.sylos.plugins.pf4j;

import java.util.List;
import org.pf4j.Plugin;
import org.pf4j.PluginWrapper;
import org.sylos.engine.api.Provider;
import org.sylos.engine.core.plugin.PluginDetails.Provided;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;
import org.sylos.engine.core.plugin.ProviderKind;

/** A plugin between start and stop: its providers by kind. */
final class ProvidingPlugin extends Plugin {
    private final IsolatingClassLoader loader;
    private final String id;
    private final String version;
    private ProviderFinder.Found found = ProviderFinder.Found.NOTHING;

    ProvidingPlugin(PluginWrapper plugin) {
        loader = (IsolatingClassLoader) plugin.getPluginClassLoader();
        id = plugin.getDescriptor().getPluginId();
        version = plugin.getDescriptor().getVersion();
    }

    /** @throws PluginRefusal when one of the providers cannot be used: a plugin works as a whole or not at all */
    @Override
    public void start() {
        found = ProviderFinder.find(loader);
    }

    @Override
    public void stop() {
        found = ProviderFinder.Found.NOTHING;
    }

    String id() {
        return id;
    }

    /** The plugin as people know it. */
    String origin() {
        return id + " " + version;
    }

    /** What its classes come from. */
    IsolatingClassLoader loader() {
        return loader;
    }

    /** Its providers in words. */
    List<Provided> provided() {
        return found.provided();
    }

    /** Its providers of one kind, in the order of its services file. */
    <P extends Provider> List<FoundProvider<P>> providers(Class<P> type) {
        for (ProviderKind kind : ProviderKind.values()) {
            if (kind.type() == type) {
                return found.byKind().getOrDefault(kind, List.of()).stream()
                        .map(provider -> new FoundProvider<>(type.cast(provider), origin()))
                        .toList();
            }
        }
        return List.of();
    }
}
