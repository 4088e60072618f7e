package org.sylos.adapter.spectra.internal.world;

import java.io.InterruptedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.engine.api.ConfigException;

/** All worlds of one configuration, with what was written to them. Thread-safe. */
public final class Simulator implements AutoCloseable {
    private final SpectraConfig config;
    private final Map<String, PlainWorld> worlds = new TreeMap<>();

    /** A simulator whose worlds are as they are generated. */
    public Simulator(SpectraConfig config) {
        this.config = config;
        config.worlds().keySet().forEach(name -> worlds.put(name, new PlainWorld(config, name)));
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
        return plain(name);
    }

    /**
     * Makes one world as it is generated.
     *
     * @throws ConfigException when there is none of this name
     */
    public void reset(String world) {
        plain(world).reset();
    }

    /**
     * How much a world holds.
     *
     * @throws ConfigException when there is none of this name
     * @throws InterruptedIOException when the thread is interrupted
     */
    public Census census(String world) throws InterruptedIOException {
        return plain(world).census();
    }

    private PlainWorld plain(String name) {
        PlainWorld world = worlds.get(name);
        if (world == null) {
            throw new ConfigException(
                    "the Spectra configuration has no world '" + name + "'",
                    "its worlds are " + String.join(", ", worlds.keySet()));
        }
        return world;
    }

    /** Makes all worlds as they are generated. */
    public void reset() {
        worlds.values().forEach(PlainWorld::reset);
    }

    /** Forgets everything; nothing can be asked of the worlds any more. Closing twice is harmless. */
    @Override
    public void close() {
        worlds.values().forEach(PlainWorld::close);
    }
}
