package org.sylos.adapter.spectra.internal.simulator;

import java.io.InterruptedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraTime;
import org.sylos.adapter.spectra.internal.chaos.ChaoticWorld;
import org.sylos.adapter.spectra.internal.world.Census;
import org.sylos.adapter.spectra.internal.world.PlainWorld;
import org.sylos.adapter.spectra.internal.world.World;
import org.sylos.engine.api.ConfigException;

/** All worlds of one configuration, with what was written to them. Thread-safe. */
public final class Simulator implements AutoCloseable {
    private final SpectraConfig config;
    private final Map<String, PlainWorld> plain = new TreeMap<>();
    /** As their users meet them: with chaos around those that have some. */
    private final Map<String, World> worlds = new TreeMap<>();

    /** A simulator whose worlds are as they are generated. */
    public Simulator(SpectraConfig config, SpectraTime time) {
        this.config = config;
        config.worlds().forEach((name, settings) -> {
            PlainWorld world = new PlainWorld(config, name);
            Chaos chaos = settings.chaos();
            plain.put(name, world);
            worlds.put(name, chaos.calm() ? world : new ChaoticWorld(world, chaos, config.seed(), name, time));
        });
    }

    /** What the worlds are generated from. */
    public SpectraConfig config() {
        return config;
    }

    /**
     * The world of this name.
     *
     * @throws ConfigException when there is none; the hint lists those there are
     */
    public World world(String name) {
        return require(worlds, name);
    }

    /**
     * Makes one world as it is generated.
     *
     * @throws ConfigException when there is none of this name
     */
    public void reset(String world) {
        require(plain, world).reset();
    }

    /** Makes all worlds as they are generated. */
    public void reset() {
        plain.values().forEach(PlainWorld::reset);
    }

    /**
     * How much a world holds.
     *
     * @throws ConfigException when there is none of this name
     * @throws InterruptedIOException when the thread is interrupted
     */
    public Census census(String world) throws InterruptedIOException {
        return require(plain, world).census();
    }

    /** Forgets everything; nothing can be asked of the worlds any more. Closing twice is harmless. */
    @Override
    public void close() {
        plain.values().forEach(PlainWorld::close);
    }

    private <W> W require(Map<String, W> all, String name) {
        W world = all.get(name);
        if (world == null) {
            throw new ConfigException(
                    "the Spectra configuration has no world '" + name + "'",
                    "its worlds are " + String.join(", ", all.keySet()));
        }
        return world;
    }
}
