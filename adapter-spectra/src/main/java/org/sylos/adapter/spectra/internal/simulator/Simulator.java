package org.sylos.adapter.spectra.internal.simulator;

import java.io.InterruptedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraStoreException;
import org.sylos.adapter.spectra.config.SpectraTime;
import org.sylos.adapter.spectra.internal.chaos.ChaoticWorld;
import org.sylos.adapter.spectra.internal.store.ChangeStore;
import org.sylos.adapter.spectra.internal.world.Census;
import org.sylos.adapter.spectra.internal.world.ChangeLog;
import org.sylos.adapter.spectra.internal.world.PlainWorld;
import org.sylos.adapter.spectra.internal.world.World;
import org.sylos.engine.api.ConfigException;

/** All worlds of one configuration, with what was written to them. Thread-safe. */
public final class Simulator implements AutoCloseable {
    /** Steps that may be kept beyond what is needed before they are written anew, besides as many as are needed. */
    private static final int SPARE_STEPS = 10_000;

    private final SpectraConfig config;
    private final Map<String, PlainWorld> plain = new TreeMap<>();
    /** As their users meet them: with chaos around those that have some. */
    private final Map<String, World> worlds = new TreeMap<>();
    /** Null when nothing is kept beyond the life of this. */
    private final @Nullable ChangeStore store;

    /**
     * A simulator whose worlds are as they are generated, or as the configuration's store remembers them.
     *
     * @throws SpectraStoreException when the store cannot be used
     */
    public Simulator(SpectraConfig config, SpectraTime time) {
        this.config = config;
        store = config.store() == null ? null : ChangeStore.open(config.store(), config);
        config.worlds().forEach((name, settings) -> {
            PlainWorld world = new PlainWorld(config, name, store == null ? ChangeLog.NONE : store.log(name));
            Chaos chaos = settings.chaos();
            plain.put(name, world);
            worlds.put(name, chaos.calm() ? world : new ChaoticWorld(world, chaos, config.seed(), name, time));
        });
        if (store != null) {
            recall(store);
        }
    }

    private void recall(ChangeStore from) {
        boolean recalled = false;
        try {
            from.load((world, step) -> {
                PlainWorld target = plain.get(world);
                if (target == null) {
                    throw new IllegalStateException("a change is of world '" + world + "', which there is not");
                }
                target.recall(step);
            });
            plain.values().forEach(PlainWorld::recalled);
            tidy(from);
            recalled = true;
        } finally {
            if (!recalled) {
                from.close();
            }
        }
    }

    private void tidy(ChangeStore in) {
        AtomicLong needed = new AtomicLong();
        plain.values().forEach(world -> world.forEachStep(step -> needed.incrementAndGet()));
        if (in.steps() > 2 * needed.get() + SPARE_STEPS) {
            in.rewrite(target -> plain.forEach((name, world) -> world.forEachStep(step -> target.read(name, step))));
        }
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
     * @throws SpectraStoreException when the store cannot keep this
     */
    public void reset(String world) {
        require(plain, world).reset();
        settle();
    }

    /**
     * Makes all worlds as they are generated.
     *
     * @throws SpectraStoreException when the store cannot keep this
     */
    public void reset() {
        plain.values().forEach(PlainWorld::reset);
        settle();
    }

    private void settle() {
        if (store != null) {
            store.settle();
        }
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

    /**
     * Lets go of everything; nothing can be asked of the worlds any more. Closing twice is harmless.
     *
     * @throws SpectraStoreException when the store could not be closed properly; what was reported as done is in it
     */
    @Override
    public void close() {
        plain.values().forEach(PlainWorld::close);
        if (store != null) {
            store.close();
        }
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
