package org.sylos.engine.core;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.core.plugin.PluginSource;
import org.sylos.tck.fs.MemoryTree;
import org.sylos.tck.store.MemoryStoreFactory;

/** A home folder, two trees in memory and a store of either kind, for tests of the engine as a whole. */
final class Lab implements AutoCloseable {
    private final Path home;
    private final MigrationStoreFactory stores;
    private final String provider;
    private MigrationManager manager;
    MemoryTree source = MemoryTree.builder().label("memory:source").build();
    MemoryTree destination = MemoryTree.builder().label("memory:destination").build();

    private Lab(Path home, MigrationStoreFactory stores, String provider) {
        this.home = home;
        this.stores = stores;
        this.provider = provider;
        this.manager = newManager();
    }

    static Lab inMemory(Path home) {
        return new Lab(home, new MemoryStoreFactory(), "memory");
    }

    static Lab onDuckDb(Path home) {
        return new Lab(home, new MemoryStoreFactory(), "duckdb");
    }

    MigrationManager manager() {
        return manager;
    }

    /** As after the end of the process: everything is closed and opened by somebody else. */
    void restart() {
        manager.close();
        manager = newManager();
    }

    Migration create() {
        return create("m", UnaryOperator.identity());
    }

    Migration create(String name, UnaryOperator<MigrationOptionsBuilder> options) {
        return create(name, source.adapter(), destination.adapter(), options);
    }

    Migration create(String name, FSAdapter src, FSAdapter dst, UnaryOperator<MigrationOptionsBuilder> options) {
        return manager.create(MigrationConfig.builder(name)
                .source(Service.using("source", src))
                .destination(Service.using("destination", dst))
                .options(options.apply(MigrationOptions.builder()).build())
                .database(DatabaseOptions.DEFAULT.withProvider(provider))
                .build());
    }

    DatabaseOptions database() {
        return DatabaseOptions.DEFAULT.withProvider(provider);
    }

    Migration reopen(String name) {
        return manager.get(name, HandMade.adapters(source.adapter(), destination.adapter()));
    }

    private MigrationManager newManager() {
        PluginSource own = new PluginSource() {
            @Override
            public <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
                return kind.isInstance(stores) ? List.of(new FoundProvider<>(kind.cast(stores), "test")) : List.of();
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
