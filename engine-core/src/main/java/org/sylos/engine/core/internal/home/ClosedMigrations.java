package org.sylos.engine.core.internal.home;

import java.nio.file.Path;
import java.time.Clock;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.core.DatabaseOptions;
import org.sylos.engine.core.internal.state.StateFile;
import org.sylos.engine.core.internal.state.StateMirror;
import org.sylos.engine.core.internal.verify.VerificationNote;
import org.sylos.engine.core.plugin.ProviderRegistry;

/**
 * What can be told of migrations that are not open in this process: by their state files, and where one is missing, by the database.
 * Used under the lock of {@link HomeManager}.
 */
final class ClosedMigrations {
    private final HomeFolder home;
    private final StoreFinder finder;
    private final Clock clock;

    ClosedMigrations(HomeFolder home, ProviderRegistry registry, ProviderContext context) {
        this.home = home;
        this.finder = new StoreFinder(registry, context);
        this.clock = context.clock();
    }

    /** What the state file of a migration tells; one that is missing is written anew from the database, of whatever kind that is. */
    StateMirror.Loaded load(String name) {
        Path database = home.require(name);
        if (!hasStateFile(database)) {
            requireMade(name);
            try (MigrationStore store = finder.open(database)) {
                write(store, database);
            }
        }
        return StateMirror.load(home.stateFileOf(database)).at(name, database);
    }

    /** Writes a state file anew. */
    void write(MigrationStore store, Path database) {
        StoredMigration stored = StoredMigration.read(store, database);
        mirror(database).write(stored.record(), stored.config(), VerificationNote.unfinished(store.lifecycle()), false);
    }

    /** Whether a folder holds no migration: no state file, and no database or one without a migration in it. */
    boolean isUnfinished(String name) {
        Path database = home.require(name);
        if (hasStateFile(database)) {
            StateMirror.load(home.stateFileOf(database));
            return false;
        }
        if (!finder.exists(database)) {
            return true;
        }
        try (MigrationStore store = finder.open(database)) {
            return store.lifecycle().load().isEmpty();
        }
    }

    /** What another process is making is left alone: opening its database would get in its way. */
    void requireMade(String name) {
        home.maker(name).ifPresent(pid -> {
            throw new SylosException(
                    "the migration '" + name + "' is being made by process " + pid, "ask again in a moment", null);
        });
    }

    /** How the database was opened before; of a database without a state file, its kind alone. */
    DatabaseOptions databaseOptions(Path database) {
        return hasStateFile(database)
                ? StateMirror.load(home.stateFileOf(database)).config().database()
                : DatabaseOptions.DEFAULT.withProvider(finder.providerOf(database));
    }

    /** What will keep the state file of a migration up to date. */
    StateMirror mirror(Path database) {
        return new StateMirror(home.stateFileOf(database), database, clock);
    }

    private boolean hasStateFile(Path database) {
        return new StateFile(home.stateFileOf(database)).exists();
    }
}
