package org.sylos.plugins.pf4j;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.plugin.PluginSource;

/** The plugins of one directory, in the order of their jars' names, until they are unloaded. */
final class LoadedPlugins implements PluginSource {
    private final Path directory;
    private final JarPluginManager manager;
    private final List<String> problems;
    private List<ProvidingPlugin> plugins;

    LoadedPlugins(Path directory, JarPluginManager manager, List<ProvidingPlugin> plugins, List<String> problems) {
        this.directory = directory;
        this.manager = manager;
        this.plugins = List.copyOf(plugins);
        this.problems = List.copyOf(problems);
    }

    @Override
    public synchronized <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
        return plugins.stream()
                .flatMap(plugin -> plugin.providers(kind).stream())
                .toList();
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    /** Stops and unloads every plugin and closes its class loader. A failure keeps no other plugin loaded. */
    @Override
    public synchronized void close() {
        plugins = List.of();
        @Nullable PluginRuntimeException failure = null;
        for (PluginWrapper plugin : manager.getPlugins()) {
            try {
                manager.unloadPlugin(plugin.getPluginId());
            } catch (PluginRuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw new SylosException("a plugin of " + directory + " could not be unloaded", null, failure);
        }
    }
}
