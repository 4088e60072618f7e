package org.sylos.engine.core.internal.lifecycle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.StoreException;
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
import org.sylos.engine.core.internal.state.SocketPlace;
import org.sylos.engine.core.plugin.ProviderRegistry;

/** The migrations of one home folder. One lock: opening and deleting are rare. */
public final class HomeManager implements MigrationManager {
    private static final Logger LOG = LoggerFactory.getLogger(HomeManager.class);

    private final ManagerConfig config;
    private final ProviderRegistry registry;
    private final HomeFolder home;
    private final Map<String, ActiveMigration> open = new TreeMap<>();

    /** A manager; nothing is read or written yet. */
    public HomeManager(ManagerConfig config) {
        this.config = config;
        this.registry = new ProviderRegistry(config.plugins());
        this.home = new HomeFolder(config.home());
    }

    @Override
    public synchronized Migration create(MigrationConfig wanted) {
        String name = wanted.name();
        requireFree(name);
        StoredConfig stored = StoredConfig.of(wanted);
        HandMade hands = hands(wanted);
        new Wishes(registry, config.context()).require(stored, hands);
        boolean ours = wanted.store() == null;
        Making making = new Making(home, wanted, ours ? factory(wanted.database()) : null, config.context());
        try {
            MigrationStore store = making.begin();
            requireEmpty(store);
            MigrationRecord record =
                    new MigrationRecord(UUID.randomUUID(), name, config.clock().instant(), Phase.CREATED, null, 1);
            // The document first: a store that holds a migration holds its configuration as well, whatever happens
            // between.
            store.lifecycle().putDocument(StateMirror.CONFIG_DOCUMENT, StateMirror.toText(stored));
            store.lifecycle().initialise(record);
            if (!stored.filters().isEmpty() || stored.customFilters() > 0) {
                record = move(store, record, Phase.FILTERS_SET, "made with filters");
            }
            ActiveMigration migration = activate(store, ours, record, stored, hands, making.database());
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

    private static void requireEmpty(MigrationStore store) {
        store.lifecycle().load().ifPresent(other -> {
            throw new ConfigException(
                    "the database " + store.displayLocation() + " holds the migration '" + other.name() + "' already",
                    "choose another database");
        });
    }

    /** Refuses a name that is taken; what a killed process left of an unfinished creation is cleared away. */
    private void requireFree(String name) {
        if (!open.containsKey(name) && !home.has(name)) {
            return;
        }
        requireMade(name);
        if (!open.containsKey(name) && unfinished(name)) {
            delete(name);
            return;
        }
        throw new ConfigException(
                "there is a migration called '" + name + "' already", "choose another name, or delete that one");
    }

    /** Whether a folder holds no migration: no state file, and no database or one without a migration in it. */
    private boolean unfinished(String name) {
        Path database = home.require(name);
        if (Files.exists(home.stateFileOf(database))) {
            StateMirror.load(home.stateFileOf(database));
            return false;
        }
        StoreFinder finder = new StoreFinder(registry, config.context());
        if (!finder.exists(database)) {
            return true;
        }
        try (MigrationStore store = finder.open(database)) {
            return store.lifecycle().load().isEmpty();
        }
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
            requireStateFile(name);
            StateMirror.Loaded loaded = StateMirror.load(home.stateFileOf(database));
            store = openStore(database, loaded.config().database());
        }
        boolean good = false;
        try {
            MigrationRecord record = recordOf(store, database);
            StoredConfig stored = configOf(store, database);
            if (!record.name().equals(name)) {
                // The folder's name decides: a process died while the migration was renamed.
                store.lifecycle().rename(name);
                record = record.withName(name);
            }
            if (record.phase().inProgress()) {
                record = move(store, record, Phase.SUSPENDED, "found interrupted");
            }
            ActiveMigration migration = activate(store, parts.store() == null, record, stored, parts, database);
            good = true;
            return migration;
        } finally {
            if (!good && parts.store() == null) {
                store.close();
            }
        }
    }

    private static MigrationRecord recordOf(MigrationStore store, Path database) {
        return store.lifecycle()
                .load()
                .orElseThrow(() -> new StoreException(
                        StoreException.Reason.FOREIGN,
                        "the database " + database + " holds no migration",
                        "delete it and make the migration anew",
                        null));
    }

    private static StoredConfig configOf(MigrationStore store, Path database) {
        return StateMirror.fromText(store.lifecycle()
                .document(StateMirror.CONFIG_DOCUMENT)
                .orElseThrow(() -> new StoreException(
                        StoreException.Reason.FOREIGN,
                        "the database " + database + " holds no configuration",
                        "delete it and make the migration anew",
                        null)));
    }

    private MigrationStore openStore(Path database, DatabaseOptions options) {
        MigrationStoreFactory factory = factory(options);
        return factory.open(
                database,
                MigrationStoreFactory.OpenMode.OPEN,
                ProviderConfig.of(factory, options.settings()),
                config.context());
    }

    private MigrationRecord move(MigrationStore store, MigrationRecord record, Phase to, String reason) {
        store.lifecycle().changePhase(new PhaseChange(config.clock().instant(), record.phase(), to, reason));
        return new MigrationRecord(
                record.id(),
                record.name(),
                record.createdAt(),
                to,
                to == Phase.SUSPENDED ? record.phase() : null,
                record.pass());
    }

    private ActiveMigration activate(
            MigrationStore store,
            boolean ownsStore,
            MigrationRecord record,
            StoredConfig stored,
            HandMade hands,
            Path database) {
        StateMirror mirror = new StateMirror(home.stateFileOf(database), database, config.clock());
        String name = record.name();
        MigrationBase base = new MigrationBase(
                store, ownsStore, record, stored, hands, registry, config.context(), mirror, () -> closed(name));
        mirror.write(record, stored, base.verification(), false);
        SocketPlace place = config.controlSockets() ? SocketPlace.in(home.folderOf(name)) : null;
        ActiveMigration migration = new ActiveMigration(base, place);
        open.put(name, migration);
        return migration;
    }

    private synchronized void closed(String name) {
        open.remove(name);
    }

    @Override
    public synchronized MigrationDetails details(String name) {
        ActiveMigration active = open.get(name);
        if (active != null) {
            return active.details();
        }
        requireStateFile(name);
        return StateMirror.load(home.stateFileOf(home.require(name))).details(name);
    }

    /** What another process is making is left alone: opening its database would get in its way. */
    private void requireMade(String name) {
        home.maker(name).ifPresent(pid -> {
            throw new SylosException(
                    "the migration '" + name + "' is being made by process " + pid, "ask again in a moment", null);
        });
    }

    /** Writes a state file that is missing anew from the database, of whatever kind that is. */
    private void requireStateFile(String name) {
        Path database = home.require(name);
        if (Files.exists(home.stateFileOf(database))) {
            return;
        }
        requireMade(name);
        try (MigrationStore store = new StoreFinder(registry, config.context()).open(database)) {
            writeStateFile(store, database);
        }
    }

    private void writeStateFile(MigrationStore store, Path database) {
        new StateMirror(home.stateFileOf(database), database, config.clock())
                .write(
                        recordOf(store, database),
                        configOf(store, database),
                        MigrationBase.unfinishedVerification(store.lifecycle()),
                        false);
    }

    /** How the database was opened before; of a database without a state file, its kind alone. */
    private DatabaseOptions databaseOptions(Path database) {
        Path file = home.stateFileOf(database);
        return Files.exists(file)
                ? StateMirror.load(file).config().database()
                : DatabaseOptions.DEFAULT.withProvider(
                        new StoreFinder(registry, config.context()).providerOf(database));
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
        DatabaseOptions options = databaseOptions(database);
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
        requireStateFile(name);
        DatabaseOptions options = databaseOptions(old);
        // Refused when another process holds it.
        openStore(old, options).close();
        home.rename(name, newName);
        Path database = home.require(newName);
        if (!database.equals(old)) {
            factory(options).moved(old, database);
        }
        try (MigrationStore store = openStore(database, options)) {
            store.lifecycle().rename(newName);
            writeStateFile(store, database);
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
            options = databaseOptions(database);
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
        left.forEach(ActiveMigration::close);
    }

    private MigrationStoreFactory factory(DatabaseOptions options) {
        return registry.require(MigrationStoreFactory.class, "database", options.provider());
    }
}
