package org.sylos.engine.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.core.plugin.PluginSource;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultPlan;
import org.sylos.tck.fs.FaultyAdapter;
import org.sylos.tck.fs.MemoryTree;
import org.sylos.tck.fs.MemoryTreeBuilder;

/**
 * A home folder, two trees in memory behind adapters whose faults a test chooses, and a store of either kind, for tests of the
 * engine as a whole.
 */
final class Lab implements AutoCloseable {
    private final Path home;
    private final TrackedStores stores;
    private final List<Provider> providers = new ArrayList<>();
    private MigrationManager manager;
    private @Nullable FaultyAdapter src;
    private @Nullable FaultyAdapter dst;

    /** The trees; another one is put in its place before the first adapter is asked for. */
    MemoryTree source = tree("source").build();

    MemoryTree destination = tree("destination").build();

    /** What goes wrong; nothing unless a test says so. */
    final FaultPlan srcFaults = FaultPlan.seeded(1);

    final FaultPlan dstFaults = FaultPlan.seeded(2);

    Lab(Path home, MigrationStoreFactory stores) {
        this.home = home;
        this.stores = new TrackedStores(stores);
        this.manager = newManager();
    }

    /** What a tree for {@link #source} or {@link #destination} is made with. */
    static MemoryTreeBuilder tree(String label) {
        return MemoryTree.builder().label(label);
    }

    MigrationManager manager() {
        return manager;
    }

    Path home() {
        return home;
    }

    /** The store that was opened last. */
    MigrationStore store() {
        return stores.latest();
    }

    /** One more provider that managers find, from the next {@link #restart} on. */
    void install(Provider provider) {
        providers.add(provider);
        restart();
    }

    /** The adapter of the source, the same until a crash. */
    FaultyAdapter src() {
        FaultyAdapter adapter = src;
        if (adapter == null) {
            adapter = new FaultyAdapter(source.adapter(), srcFaults);
            src = adapter;
        }
        return adapter;
    }

    /** The adapter of the destination, the same until a crash. */
    FaultyAdapter dst() {
        FaultyAdapter adapter = dst;
        if (adapter == null) {
            adapter = new FaultyAdapter(destination.adapter(), dstFaults);
            dst = adapter;
        }
        return adapter;
    }

    /** Everything is closed in good order and opened by somebody else. */
    void restart() {
        manager.close();
        manager = newManager();
    }

    /**
     * The process dies: no call of the store or of the adapters has an effect any more. Then another process begins.
     *
     * @param gates where threads of the old process stand; they are let go when they can do no harm
     */
    void crash(Gate... gates) {
        stores.latest().close();
        src().close();
        dst().close();
        src = null;
        dst = null;
        for (Gate gate : gates) {
            gate.open();
        }
        manager.close();
        manager = newManager();
    }

    Migration create() {
        return create(UnaryOperator.identity());
    }

    Migration create(UnaryOperator<MigrationOptionsBuilder> options) {
        return create("m", src(), dst(), options);
    }

    Migration create(String name, FSAdapter from, FSAdapter to, UnaryOperator<MigrationOptionsBuilder> options) {
        return manager.create(config(name, from, to, options).build());
    }

    /** A configuration to which a test adds what it is about. Retries come soon. */
    MigrationConfig.Builder config(
            String name, FSAdapter from, FSAdapter to, UnaryOperator<MigrationOptionsBuilder> options) {
        MigrationOptionsBuilder quick =
                MigrationOptions.builder().retryDelays(Duration.ofMillis(1), Duration.ofMillis(10));
        return MigrationConfig.builder(name)
                .source(Service.using("source", from))
                .destination(Service.using("destination", to))
                .options(options.apply(quick).build())
                .database(database());
    }

    MigrationConfig.Builder config() {
        return config("m", src(), dst(), UnaryOperator.identity());
    }

    DatabaseOptions database() {
        return DatabaseOptions.DEFAULT.withProvider(stores.name());
    }

    Migration reopen() {
        return reopen("m");
    }

    Migration reopen(String name, NodeFilter... filters) {
        return manager.get(name, new HandMade(src(), dst(), List.of(filters), null));
    }

    private MigrationManager newManager() {
        PluginSource own = new PluginSource() {
            @Override
            public <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
                List<FoundProvider<P>> found = new ArrayList<>();
                for (Provider provider : providers) {
                    if (kind.isInstance(provider)) {
                        found.add(new FoundProvider<>(kind.cast(provider), "test"));
                    }
                }
                if (kind.isInstance(stores)) {
                    found.add(new FoundProvider<>(kind.cast(stores), "test"));
                }
                return found;
            }

            @Override
            public List<String> problems() {
                return List.of();
            }

            @Override
            public void close() {}
        };
        return MigrationManager.open(
                new ManagerConfig(home, List.of(own, PluginSource.installed()), ProviderContext.standard()));
    }

    @Override
    public void close() {
        manager.close();
    }
}
