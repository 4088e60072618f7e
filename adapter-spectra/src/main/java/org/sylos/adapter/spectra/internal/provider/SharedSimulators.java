package org.sylos.adapter.spectra.internal.provider;

import java.util.HashMap;
import java.util.Map;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraTime;
import org.sylos.adapter.spectra.internal.simulator.Simulator;

/**
 * The simulators that adapters use, one for each configuration, however often a factory is made: source and destination
 * must meet in one. A simulator lives until the last of its users has given it back. Thread-safe.
 */
final class SharedSimulators {
    private static final SharedSimulators PROCESS = new SharedSimulators();

    private final Map<SpectraConfig, Shared> shared = new HashMap<>();

    /** Those of this process. */
    static SharedSimulators ofProcess() {
        return PROCESS;
    }

    /** The simulator of a configuration; to be {@linkplain #release given back} once. */
    synchronized Simulator acquire(SpectraConfig config) {
        Shared entry =
                shared.computeIfAbsent(config, missing -> new Shared(new Simulator(missing, SpectraTime.SYSTEM)));
        entry.users++;
        return entry.simulator;
    }

    /** Gives a simulator back and closes it when nobody else uses it. */
    synchronized void release(Simulator simulator) {
        Shared entry = shared.get(simulator.config());
        if (entry == null || entry.simulator != simulator) {
            throw new IllegalStateException("a simulator was given back more often than it was taken");
        }
        entry.users--;
        if (entry.users == 0) {
            shared.remove(simulator.config());
            simulator.close();
        }
    }

    private static final class Shared {
        private final Simulator simulator;
        private int users;

        Shared(Simulator simulator) {
            this.simulator = simulator;
        }
    }
}
