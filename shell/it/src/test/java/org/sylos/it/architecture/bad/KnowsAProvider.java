package org.sylos.it.architecture.bad;

import org.sylos.adapter.spectra.config.SpectraConfig;

/** Knows a provider. */
public final class KnowsAProvider {
    private KnowsAProvider() {}

    static SpectraConfig config() {
        return SpectraConfig.demo();
    }
}
