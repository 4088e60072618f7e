package org.sylos.engine.api.fs;

import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Stability;

/**
 * Makes adapters of one kind. Its {@link #name() name} is also the scheme of locations: {@code local:/data}. Thread-safe.
 */
@Stability(Stability.Level.EVOLVING)
public interface FSAdapterFactory extends Provider {
    /**
     * Makes an adapter confined to one root. It checks the form of the location but need not reach the storage: {@link
     * FSAdapter#testConnection} does that.
     *
     * @param location what follows the scheme, for example a path; the form is the provider's own
     * @param config settings, checked against {@link #configKeys}
     * @param context what the host offers
     * @return an adapter that its caller closes
     * @throws org.sylos.engine.api.ConfigException when the location or a setting makes no sense
     */
    FSAdapter create(String location, ProviderConfig config, ProviderContext context);
}
