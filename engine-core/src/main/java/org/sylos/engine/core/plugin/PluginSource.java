package org.sylos.engine.core.plugin;

import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.Stability;

/** A place where providers are found. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface PluginSource extends AutoCloseable {
    /**
     * {@return the providers of one kind, in the order of precedence}
     *
     * @param <P> the kind
     * @param kind the interface of the factories
     */
    <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind);

    /**
     * Takes the first provider of a name into use. A source that can let go of single providers keeps this one until the lease
     * is closed.
     *
     * @param <P> the kind
     * @param kind the interface of the factory
     * @param name the provider's own name
     * @return the provider in use; empty when the source has none of that name
     */
    default <P extends Provider> Optional<ProviderLease<P>> lease(Class<P> kind, String name) {
        return providers(kind).stream()
                .filter(found -> found.provider().name().equals(name))
                .findFirst()
                .map(found -> ProviderLease.of(found.provider(), () -> {}));
    }

    /** {@return what was found and could not be used, with the reason; one line each} */
    List<String> problems();

    /**
     * {@return what is there, may bring a provider of one kind, and is not loaded: a plugin that a person turned off or that
     * failed, with what to do about it; one line each} It is asked when nobody has the name that was asked for. None of the
     * code of such a plugin runs for that.
     *
     * @param kind the interface of the factories
     */
    default List<String> notLoaded(Class<? extends Provider> kind) {
        return List.of();
    }

    /** Lets go of what was loaded, whether it is leased or not. No provider of this source is in use then. */
    @Override
    void close();

    /**
     * The providers that the module path and the class path hold.
     *
     * @return closing it does nothing
     */
    static PluginSource installed() {
        return new InstalledPlugins();
    }

    /**
     * A provider and where it comes from.
     *
     * @param provider the provider
     * @param origin its module, jar or plugin, for people
     * @param <P> its kind
     */
    @Stability(Stability.Level.EVOLVING)
    record FoundProvider<P extends Provider>(P provider, String origin) {}
}
