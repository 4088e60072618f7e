package org.sylos.engine.core.internal.home;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.StoreTables;
import org.sylos.engine.core.DatabaseOptions;
import org.sylos.engine.core.HandMade;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.RemoteRun;
import org.sylos.engine.core.internal.config.StoredConfig;
import org.sylos.engine.core.internal.control.ControlClient;
import org.sylos.engine.core.internal.lifecycle.ActiveMigration;
import org.sylos.engine.core.internal.lifecycle.MigrationBase;
import org.sylos.engine.core.internal.parts.Wishes;
import org.sylos.engine.core.internal.state.SocketPlace;
import org.sylos.engine.core.plugin.ProviderRegistry;

/** The migrations of one home folder. One lock: opening and deleting are rare. */
public final class HomeManager implements MigrationManager {
    private static final Logger LOG = LoggerFactory.getLogger(HomeManager.class);

    private final ManagerConfig config;
    private final ProviderRegistry registry;
    private final HomeFolder home;
    private final ClosedMigrations closed;
    private final Map<String, ActiveMigration> open = new TreeMap<>();

    /** A manager; nothing is read or written yet. */
    public HomeManager(ManagerConfig config) {
        this.config = config;
        this.registry = new ProviderRegistry(config.plugins());
        this.home = new HomeFolder(config.home());
        this.closed = new ClosedMigrations(home, registry, config.context());
    }

    @Override
    public synchronized Migration create(MigrationConfig wanted) {
        String name = wanted.name();
        requireFree(name);
        StoredConfig stored = StoredConfig.of(wanted);
        HandMade hands = hands(wanted);
        new Wishes(registry, config.context()).require(stored, hands);
        MigrationStoreFactory factory = wanted.store() == null ? factory(wanted.database()) : null;
        Making making = new Making(home, wanted, factory, config.context());
        try {
            MigrationStore store = making.begin();
            StoredMigration made = StoredMigration.make(store, name, stored, config.clock());
            ActiveMigration migration = activate(store, made, hands, making.database());
            home.made(name);
            return migration;
        } catch (RuntimeException | Error e) {
            open.remove(name);
            making.takeBack(e);
            throw e;
        }
    }

    @Override
    public synchronized void check(MigrationConfig wanted) {
        requireFree(wanted.name());
        if (wanted.store() == null) {
            factory(wanted.database());
        }
        Wishes wishes = new Wishes(registry, config.context());
        wishes.require(StoredConfig.of(wanted), hands(wanted));
        wishes.requireRoots(StoredConfig.of(wanted), hands(wanted));
    }

    private static HandMade hands(MigrationConfig wanted) {
        return new HandMade(
                wanted.source().adapter(), wanted.destination().adapter(), wanted.customFilters(), wanted.store());
    }

    /** Refuses a name that is taken; what a killed process left of an unfinished creation is cleared away. */
    private void requireFree(String name) {
        if (!open.containsKey(name) && !home.has(name)) {
            return;
        }
        closed.requireMade(name);
        if (!open.containsKey(name) && closed.isUnfinished(name)) {
            delete(name);
            return;
        }
        throw new ConfigException(
                "there is a migration called '" + name + "' already", "choose another name, or delete that one");
    }

    @Override
    public synchronized Migration get(String name, HandMade parts) {
        ActiveMigration active = open.get(name);
        if (active != null) {
            return active;
        }
        Path database = home.require(name);
        MigrationStore store = parts.store();
        if (store == null) {
            store = openStore(database, closed.load(name).config().database());
        }
        boolean good = false;
        try {
            StoredMigration stored =
                    StoredMigration.read(store, database).named(store, name).withoutRun(store, config.clock());
            ActiveMigration migration = activate(store, stored, parts, database);
            good = true;
            return migration;
        } finally {
            if (!good && parts.store() == null) {
                store.close();
            }
        }
    }

    private MigrationStore openStore(Path database, DatabaseOptions options) {
        MigrationStoreFactory factory = factory(options);
        return factory.open(
                database,
                MigrationStoreFactory.OpenMode.OPEN,
                ProviderConfig.of(factory, options.settings()),
                config.context());
    }

    private ActiveMigration activate(MigrationStore store, StoredMigration stored, HandMade hands, Path database) {
        String name = stored.record().name();
        MigrationBase base = new MigrationBase(
                store,
                stored.record(),
                stored.config(),
                hands,
                registry,
                config.context(),
                closed.mirror(database),
                () -> forget(name));
        SocketPlace place = config.controlSockets() ? SocketPlace.in(home.folderOf(name)) : null;
        ActiveMigration migration = new ActiveMigration(base, place);
        open.put(name, migration);
        return migration;
    }

    private synchronized void forget(String name) {
        open.remove(name);
    }

    @Override
    public synchronized MigrationDetails details(String name) {
        ActiveMigration active = open.get(name);
        if (active != null) {
            return active.details();
        }
        return closed.load(name).details();
    }

    @Override
    public List<MigrationDetails> list() {
        List<MigrationDetails> all = new ArrayList<>();
        for (String name : home.names()) {
            try {
                all.add(details(name));
            } catch (SylosException e) {
                LOG.debug("left out of the list and told by problems(): {}", name, e);
            }
        }
        return all;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (String name : home.names()) {
            try {
                details(name);
            } catch (SylosException e) {
                problems.add(name + ": " + e.getMessage());
            }
        }
        return problems;
    }

    @Override
    public synchronized StoreTables tables(String name) {
        Path database = home.require(name);
        if (open.containsKey(name)) {
            throw new SylosException("the migration '" + name + "' is open", "close it first", null);
        }
        DatabaseOptions options = closed.databaseOptions(database);
        MigrationStoreFactory factory = factory(options);
        return factory.openTables(database, ProviderConfig.of(factory, options.settings()), config.context());
    }

    @Override
    public synchronized void rename(String name, String newName) {
        Path old = home.require(name);
        MigrationConfig.requireName(newName);
        if (open.containsKey(name)) {
            throw new SylosException("the migration '" + name + "' is open", "close it first", null);
        }
        requireFree(newName);
        DatabaseOptions options = closed.load(name).config().database();
        // Refused when another process holds it.
        openStore(old, options).close();
        home.rename(name, newName);
        Path database = home.require(newName);
        if (!database.equals(old)) {
            factory(options).moved(old, database);
        }
        try (MigrationStore store = openStore(database, options)) {
            store.lifecycle().rename(newName);
            closed.write(store, database);
        }
    }

    @Override
    public synchronized void delete(String name) {
        Path database = home.require(name);
        if (open.containsKey(name)) {
            throw new SylosException("the migration '" + name + "' is open", "close it first", null);
        }
        DatabaseOptions options = DatabaseOptions.DEFAULT;
        try {
            options = closed.databaseOptions(database);
        } catch (SylosException e) {
            LOG.debug("the state file of {} cannot be read; its database is deleted as usual", name, e);
        }
        factory(options).delete(database);
        SocketPlace.in(home.folderOf(name)).remove();
        home.forget(name);
    }

    @Override
    public Optional<RemoteRun> attach(String name) {
        home.require(name);
        synchronized (this) {
            if (open.containsKey(name)) {
                return Optional.empty();
            }
        }
        return SocketPlace.in(home.folderOf(name))
                .find()
                .flatMap(ControlClient::connect)
                .map(run -> run);
    }

    @Override
    public boolean stopElsewhere(String name) {
        long pid = details(name).runningPid();
        if (pid < 0 || pid == ProcessHandle.current().pid()) {
            return false;
        }
        return ProcessHandle.of(pid).map(ProcessHandle::destroy).orElse(false);
    }

    @Override
    public ProviderRegistry providers() {
        return registry;
    }

    @Override
    public void close() {
        List<ActiveMigration> left;
        synchronized (this) {
            left = List.copyOf(open.values());
        }
        closeAll(left);
    }

    /** One that cannot be closed leaves no other one open. */
    private static void closeAll(List<ActiveMigration> left) {
        RuntimeException first = null;
        for (ActiveMigration migration : left) {
            try {
                migration.close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private MigrationStoreFactory factory(DatabaseOptions options) {
        return registry.require(MigrationStoreFactory.class, "database", options.provider());
    }
}
