package org.sylos.adapter.spectra;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraTime;
import org.sylos.adapter.spectra.internal.adapter.SpectraAdapter;
import org.sylos.adapter.spectra.internal.simulator.Simulator;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.FSAdapter;

/**
 * A simulated storage: any number of worlds, each a tree of files that follows from a {@linkplain SpectraConfig
 * configuration}. Nothing of it is stored; a node is worked out when it is asked for and is the same each time, in every
 * order, thread and process. What is written or deleted is remembered in memory until {@link #reset} or {@link #close}, or kept
 * for later processes in the {@linkplain SpectraConfig#store store} that the configuration names.
 *
 * <pre>{@code
 * try (Spectra spectra = Spectra.open(SpectraConfig.demo());
 *         FSAdapter primary = spectra.adapter("primary")) {
 *     spectra.world("s1").write("/notes.txt", bytes);
 *     Listing children = primary.list(primary.root(), 1000);
 *     ...
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
@Stability(Stability.Level.EXPERIMENTAL)
public final class Spectra implements AutoCloseable {
    private final Simulator simulator;

    private Spectra(SpectraConfig config, SpectraTime time) {
        simulator = new Simulator(config, time);
    }

    /**
     * {@return a simulator of its own, shared with nobody}
     *
     * @param config what the worlds are generated from
     * @throws org.sylos.adapter.spectra.config.SpectraStoreException when its store cannot be used, for example because another
     *     simulator has it open
     */
    public static Spectra open(SpectraConfig config) {
        return open(config, SpectraTime.SYSTEM);
    }

    /**
     * {@return a simulator of its own whose delays and rate limits go by another time than the system's}
     *
     * @param config what the worlds are generated from
     * @param time for example one that a test moves
     * @throws org.sylos.adapter.spectra.config.SpectraStoreException when its store cannot be used
     */
    public static Spectra open(SpectraConfig config, SpectraTime time) {
        return new Spectra(config, time);
    }

    /**
     * {@return a simulator of the configuration in a file}
     *
     * @param file a configuration in YAML or JSON
     * @throws org.sylos.engine.api.ConfigException as {@link SpectraConfig#load}
     */
    public static Spectra open(Path file) {
        return open(SpectraConfig.load(file));
    }

    /** {@return what the worlds are generated from} */
    public SpectraConfig config() {
        return simulator.config();
    }

    /** {@return the names of the worlds} */
    public Set<String> worlds() {
        return simulator.config().worlds().keySet();
    }

    /**
     * A world for programs to look into and to change by paths. All that is asked here and through adapters of the world
     * comes to the same.
     *
     * @param name one of {@link #worlds}
     * @return the world, for as long as the simulator is open
     * @throws org.sylos.engine.api.ConfigException when there is no such world
     */
    public SpectraWorld world(String name) {
        return new SpectraWorld(simulator, name, Clock.systemUTC());
    }

    /** {@return what was asked of all worlds together since the simulator was opened} */
    public SpectraStats stats() {
        return worlds().stream()
                .map(name -> SpectraStats.of(simulator.world(name).meter()))
                .reduce(SpectraStats::plus)
                .orElseThrow();
    }

    /**
     * An adapter over one world, through which it can be listed, read and written. All adapters of a world see the same
     * changes. Closing the adapter leaves the simulator open.
     *
     * @param world name of the world
     * @return an adapter that its caller closes; its root is the world's
     * @throws org.sylos.engine.api.ConfigException when there is no such world
     */
    public FSAdapter adapter(String world) {
        return adapter(world, List.of(), Clock.systemUTC());
    }

    /**
     * An adapter over the part of a world below one folder, which need not exist.
     *
     * @param world name of the world
     * @param root the names of the folders that lead to it
     * @param clock gives the times of what is created without one
     * @return an adapter that its caller closes
     * @throws org.sylos.engine.api.ConfigException when there is no such world
     */
    public FSAdapter adapter(String world, List<String> root, Clock clock) {
        String place = root.isEmpty() ? "" : "&root=/" + String.join("/", root);
        return new SpectraAdapter(simulator.world(world), root, "spectra:?world=" + world + place, clock, () -> {});
    }

    /**
     * Undoes all changes in all worlds.
     *
     * @throws org.sylos.adapter.spectra.config.SpectraStoreException when the store cannot keep this
     */
    public void reset() {
        simulator.reset();
    }

    /**
     * Forgets everything but what is kept in a store, and closes that. Operations of adapters fail from now on. Closing twice is
     * harmless.
     *
     * @throws org.sylos.adapter.spectra.config.SpectraStoreException when the store could not be closed properly; what was
     *     reported as done is in it
     */
    @Override
    public void close() {
        simulator.close();
    }
}
