package org.sylos.engine.api.filter;

import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Stability;

/** Makes filters of one kind. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface NodeFilterFactory extends Provider {
    /**
     * Makes a filter.
     *
     * @param config its settings, checked against {@link #configKeys}
     * @param context what the host offers
     * @return the filter
     * @throws org.sylos.engine.api.ConfigException when a setting makes no sense
     */
    NodeFilter create(ProviderConfig config, ProviderContext context);
}
