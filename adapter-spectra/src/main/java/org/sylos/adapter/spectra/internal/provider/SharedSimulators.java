package org.sylos.adapter.spectra.internal.provider;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.config.HttpSettings;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.http.SpectraServer;

/**
 * The simulators that adapters use, one for each configuration, however often a factory is made: source and destination
 * must meet in one. A simulator lives, and is served where its configuration says so, until the last of its users has given it
 * back. Thread-safe.
 */
final class SharedSimulators {
    private static final SharedSimulators PROCESS = new SharedSimulators();

    private final Map<SpectraConfig, Shared> shared = new HashMap<>();

    /** Those of this process. */
    static SharedSimulators ofProcess() {
        return PROCESS;
    }

    /** The simulator of a configuration; to be {@linkplain #release given back} once. */
    synchronized Spectra acquire(SpectraConfig config) {
        Shared entry = shared.computeIfAbsent(config, Shared::open);
        entry.users++;
        return entry.spectra;
    }

    /** Gives a simulator back and closes it when nobody else uses it. */
    synchronized void release(Spectra spectra) {
        Shared entry = shared.get(spectra.config());
        if (entry == null || entry.spectra != spectra) {
            throw new IllegalStateException("a simulator was given back more often than it was taken");
        }
        entry.users--;
        if (entry.users == 0) {
            shared.remove(spectra.config());
            entry.close();
        }
    }

    private static final class Shared {
        private final Spectra spectra;
        private final @Nullable SpectraServer server;
        private int users;

        private Shared(Spectra spectra, @Nullable SpectraServer server) {
            this.spectra = spectra;
            this.server = server;
        }

        static Shared open(SpectraConfig config) {
            Spectra spectra = Spectra.open(config);
            HttpSettings http = config.http();
            try {
                return new Shared(spectra, http == null ? null : SpectraServer.start(spectra, http.socketAddress()));
            } catch (RuntimeException e) {
                spectra.close();
                throw e;
            }
        }

        void close() {
            if (server != null) {
                server.close();
            }
            spectra.close();
        }
    }
}
