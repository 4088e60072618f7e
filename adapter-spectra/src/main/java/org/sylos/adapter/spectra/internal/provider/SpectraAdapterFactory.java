package org.sylos.adapter.spectra.internal.provider;

import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.internal.adapter.SpectraAdapter;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;

/** Makes adapters over simulators that all adapters of one configuration share. */
public final class SpectraAdapterFactory implements FSAdapterFactory {
    private final SharedSimulators simulators;

    /** For the service loader. */
    public SpectraAdapterFactory() {
        this(SharedSimulators.ofProcess());
    }

    SpectraAdapterFactory(SharedSimulators simulators) {
        this.simulators = simulators;
    }

    @Override
    public String name() {
        return "spectra";
    }

    @Override
    public String summary() {
        return "simulated trees of any size, for trials and tests (demo, or a configuration file)";
    }

    @Override
    public FSAdapter create(String location, ProviderConfig config, ProviderContext context) {
        SpectraLocation where = SpectraLocation.parse(location);
        Spectra spectra = simulators.acquire(where.config());
        try {
            FSAdapter adapter = spectra.adapter(where.world(), where.root(), context.clock());
            return ((SpectraAdapter) adapter).shownAs(where.canonical(), () -> simulators.release(spectra));
        } catch (RuntimeException e) {
            simulators.release(spectra);
            throw e;
        }
    }
}
