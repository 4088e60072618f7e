package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.core.plugin.PluginSource;
import org.sylos.engine.core.plugin.ProviderLease;
import org.sylos.tck.fs.MemoryTree;
import org.sylos.tck.store.MemoryStoreFactory;

/** The engine says which providers it uses, as long as it does, so that their plugins stay loaded. */
class ProviderUseTest {
    @TempDir
    private Path home;

    private final Map<String, Integer> uses = new TreeMap<>();
    private final MemoryStoreFactory stores = new MemoryStoreFactory();
    private final List<Provider> providers = List.of(new Trees("one"), new Trees("two"), stores);

    private @Nullable MigrationManager opened;

    /** Two kinds of trees, told apart by what their locations begin with. */
    private record Trees(String name) implements FSAdapterFactory {
        @Override
        public String summary() {
            return "a tree in memory";
        }

        @Override
        public FSAdapter create(String location, ProviderConfig config, ProviderContext context) {
            if (location.isEmpty()) {
                throw new ConfigException("a tree has a name", null);
            }
            return MemoryTree.builder()
                    .label(name + location)
                    .build()
                    .file("/a", "a")
                    .adapter();
        }
    }

    private MigrationManager manager() {
        MigrationManager manager = opened;
        if (manager == null) {
            manager = open();
            opened = manager;
        }
        return manager;
    }

    private MigrationManager open() {
        PluginSource counting = new PluginSource() {
            @Override
            public <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
                List<FoundProvider<P>> found = new ArrayList<>();
                providers.stream()
                        .filter(kind::isInstance)
                        .forEach(it -> found.add(new FoundProvider<>(kind.cast(it), "test")));
                return found;
            }

            @Override
            public <P extends Provider> Optional<ProviderLease<P>> lease(Class<P> kind, String name) {
                return PluginSource.super.lease(kind, name).map(lease -> {
                    uses.merge(name, 1, Integer::sum);
                    return ProviderLease.of(
                            lease.provider(), () -> uses.computeIfPresent(name, (key, n) -> n == 1 ? null : n - 1));
                });
            }

            @Override
            public List<String> problems() {
                return List.of();
            }

            @Override
            public void close() {}
        };
        return MigrationManager.open(
                new ManagerConfig(home, List.of(counting, PluginSource.installed()), ProviderContext.standard()));
    }

    @AfterEach
    void close() {
        manager().close();
    }

    private MigrationConfig config(String source, String destination) {
        return MigrationConfig.builder("m")
                .source(Service.at(Location.parse(source)))
                .destination(Service.at(Location.parse(destination)))
                .database(DatabaseOptions.DEFAULT.withProvider(stores.name()))
                .build();
    }

    @Test
    void a_migration_uses_its_adapters_and_its_store_until_it_is_closed() throws InterruptedException {
        try (Migration migration = manager().create(config("one:a", "two:b"))) {
            migration.run(plan -> true, "test");
            assertThat(uses).containsOnlyKeys("one", "two", stores.name());
            assertThat(uses.values()).containsOnly(1);
        }
        assertThat(uses).isEmpty();
        try (Migration migration = manager().get("m")) {
            assertThat(migration.name()).isEqualTo("m");
            assertThat(uses).containsOnlyKeys(stores.name());
        }
        assertThat(uses).isEmpty();
    }

    @Test
    void two_sides_of_one_kind_use_it_twice() throws InterruptedException {
        try (Migration migration = manager().create(config("one:a", "one:b"))) {
            migration.run(plan -> true, "test");
            assertThat(uses).containsEntry("one", 2);
        }
        assertThat(uses).isEmpty();
    }

    @Test
    void a_migration_that_is_not_made_uses_nothing() {
        assertThatThrownBy(() -> manager().create(config("one:a", "two:"))).isInstanceOf(ConfigException.class);
        assertThat(uses).isEmpty();
    }

    @Test
    void closing_a_lease_twice_releases_it_once() {
        ProviderLease<FSAdapterFactory> first = manager().providers().lease(FSAdapterFactory.class, "adapter", "one");
        ProviderLease<FSAdapterFactory> second = manager().providers().lease(FSAdapterFactory.class, "adapter", "one");
        first.close();
        first.close();
        assertThat(uses).containsEntry("one", 1);
        second.close();
        assertThat(uses).isEmpty();
        assertThatThrownBy(() -> manager().providers().lease(FSAdapterFactory.class, "adapter", "three"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("there is no adapter called 'three'");
    }
}
