package org.sylos.shell.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Provider;
import org.sylos.engine.core.plugin.PluginSource;
import org.sylos.engine.core.plugin.ProviderLease;

/**
 * Plugins that are loaded when somebody asks for a provider that the program does not bring itself: most commands never do, and
 * loading takes a good part of a start. Thread-safe.
 */
final class PluginsWhenNeeded implements PluginSource {
    private final Supplier<? extends PluginSource> loading;
    private @Nullable PluginSource loaded;

    /** @param loading loads the plugins; asked once at most. Who gives it closes what it answers */
    PluginsWhenNeeded(Supplier<? extends PluginSource> loading) {
        this.loading = loading;
    }

    private synchronized PluginSource loaded() {
        PluginSource source = loaded;
        if (source == null) {
            source = loading.get();
            loaded = source;
        }
        return source;
    }

    @Override
    public <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
        return loaded().providers(kind);
    }

    @Override
    public <P extends Provider> Optional<ProviderLease<P>> lease(Class<P> kind, String name) {
        return loaded().lease(kind, name);
    }

    @Override
    public List<String> problems() {
        return loaded().problems();
    }

    @Override
    public List<String> notLoaded(Class<? extends Provider> kind) {
        return loaded().notLoaded(kind);
    }

    @Override
    public void close() {
        // The session closes the plugins: other managers of it use them too.
    }
}
