package org.sylos.engine.api.exec;

import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Stability;

/** Makes executors of one kind. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface WorkExecutorFactory extends Provider {
    /**
     * Makes an executor that its caller closes.
     *
     * @param config its settings, checked against {@link #configKeys}
     * @param context what the host offers
     * @return the executor
     * @throws org.sylos.engine.api.ConfigException when a setting makes no sense
     */
    WorkExecutor create(ProviderConfig config, ProviderContext context);
}
