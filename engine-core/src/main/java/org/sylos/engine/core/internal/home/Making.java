package org.sylos.engine.core.internal.home;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.core.DatabaseOptions;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.internal.state.StateFile;
import org.sylos.engine.core.internal.state.StateMirror;

/** The making of one migration, of which nothing is left when it is refused on the way. Not thread-safe. */
final class Making {
    private static final Logger LOG = LoggerFactory.getLogger(Making.class);

    private final HomeFolder home;
    private final MigrationConfig wanted;
    private final @Nullable MigrationStoreFactory factory;
    private final ProviderContext context;
    private final Path database;
    private final NewFolders folders = new NewFolders();
    private @Nullable MigrationStore opened;

    /**
     * Nothing is made yet.
     *
     * @param factory makes the store; null when the caller brings it
     */
    Making(HomeFolder home, MigrationConfig wanted, @Nullable MigrationStoreFactory factory, ProviderContext context) {
        this.home = home;
        this.wanted = wanted;
        this.factory = factory;
        this.context = context;
        this.database = home.databaseOf(wanted.name(), wanted.database());
    }

    Path database() {
        return database;
    }

    /** Takes the name, and makes or opens the store. */
    MigrationStore begin() {
        requireOwnStateFile();
        home.announce(wanted.name(), folders);
        home.remember(wanted.name(), database);
        if (factory != null) {
            opened = open(factory, wanted.database());
            return opened;
        }
        return Objects.requireNonNull(wanted.store(), "without a factory there is a store");
    }

    private MigrationStore open(MigrationStoreFactory stores, DatabaseOptions options) {
        ProviderConfig settings = ProviderConfig.of(stores, options.settings());
        if (options.requireOpen()) {
            return stores.open(database, OpenMode.OPEN, settings, context);
        }
        home.makeFolderOf(database, folders);
        if (options.removeExisting() && stores.exists(database)) {
            requireDatabase(stores, settings);
            stores.delete(database);
        }
        return stores.open(database, OpenMode.CREATE, settings, context);
    }

    /** The state file goes with its database, in the end as well; what is somebody else's must not. */
    private void requireOwnStateFile() {
        Path file = home.stateFileOf(database);
        if (!new StateFile(file).exists()) {
            return;
        }
        try {
            StateMirror.load(file);
        } catch (SylosException e) {
            LOG.debug("{} is no state file", file, e);
            throw new ConfigException(
                    "where the state file of the database would be there is something else: " + file,
                    "choose another place for the database, or move the file away");
        }
    }

    /** A mistyped path must not cost anybody a file that is something else: only what opens as a database is removed. */
    private void requireDatabase(MigrationStoreFactory stores, ProviderConfig settings) {
        try (MigrationStore old = stores.open(database, OpenMode.OPEN, settings, context)) {
            LOG.debug("the database {} will be removed", old.displayLocation());
        }
    }

    /** Takes back what was made and nothing else. What goes wrong with that is told beside the reason for it. */
    void takeBack(Throwable why) {
        try {
            if (opened != null) {
                opened.close();
            }
            if (opened != null && factory != null && !wanted.database().requireOpen()) {
                factory.delete(database);
                home.forget(wanted.name());
            }
            home.withdraw(wanted.name());
            folders.takeBack();
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }
}
