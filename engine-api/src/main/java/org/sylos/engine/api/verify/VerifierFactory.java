package org.sylos.engine.api.verify;

import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Stability;

/** Makes verifiers of one kind; its name is the verification level that users ask for. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface VerifierFactory extends Provider {
    /**
     * Makes a verifier.
     *
     * @param config its settings, checked against {@link #configKeys}
     * @param context what the host offers
     * @return the verifier
     * @throws org.sylos.engine.api.ConfigException when a setting makes no sense
     */
    Verifier create(ProviderConfig config, ProviderContext context);
}
