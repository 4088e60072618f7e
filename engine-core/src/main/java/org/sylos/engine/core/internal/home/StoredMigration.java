package org.sylos.engine.core.internal.home;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.core.internal.config.StoredConfig;
import org.sylos.engine.core.internal.state.StateMirror;

/** What a database keeps of its migration as a whole: the record that tells where it stands, and the configuration. */
record StoredMigration(MigrationRecord record, StoredConfig config) {
    /** Puts a new migration into a store, which must be empty. */
    static StoredMigration make(MigrationStore store, String name, StoredConfig config, Clock clock) {
        store.lifecycle().load().ifPresent(other -> {
            throw new ConfigException(
                    "the database " + store.displayLocation() + " holds the migration '" + other.name() + "' already",
                    "choose another database");
        });
        MigrationRecord record = new MigrationRecord(UUID.randomUUID(), name, clock.instant(), Phase.CREATED, null, 1);
        // The document first: a store that holds a migration holds its configuration as well, whatever happens between.
        store.lifecycle().putDocument(StateMirror.CONFIG_DOCUMENT, StateMirror.toText(config));
        store.lifecycle().initialise(record);
        StoredMigration made = new StoredMigration(record, config);
        return config.filters().isEmpty() && config.customFilters() == 0
                ? made
                : made.moved(store, Phase.FILTERS_SET, "made with filters", clock);
    }

    /**
     * Reads what a store keeps.
     *
     * @param database where the store is
     * @throws StoreException when there is no migration in it
     */
    static StoredMigration read(MigrationStore store, Path database) {
        MigrationRecord record = store.lifecycle().load().orElseThrow(() -> lacks(database, "migration"));
        String config = store.lifecycle()
                .document(StateMirror.CONFIG_DOCUMENT)
                .orElseThrow(() -> lacks(database, "configuration"));
        return new StoredMigration(record, StateMirror.fromText(config));
    }

    private static StoreException lacks(Path database, String what) {
        return new StoreException(
                StoreException.Reason.FOREIGN,
                "the database " + database + " holds no " + what,
                "delete it and make the migration anew",
                null);
    }

    /** The migration under the name of its folder, which decides: a process may have died while it was renamed. */
    StoredMigration named(MigrationStore store, String name) {
        if (record.name().equals(name)) {
            return this;
        }
        store.lifecycle().rename(name);
        return new StoredMigration(record.withName(name), config);
    }

    /** The migration when nobody else has it open: a run that is recorded as going on was interrupted. */
    StoredMigration withoutRun(MigrationStore store, Clock clock) {
        return record.phase().inProgress() ? moved(store, Phase.SUSPENDED, "found interrupted", clock) : this;
    }

    private StoredMigration moved(MigrationStore store, Phase to, String reason, Clock clock) {
        store.lifecycle().changePhase(new PhaseChange(clock.instant(), record.phase(), to, reason));
        return new StoredMigration(
                new MigrationRecord(
                        record.id(),
                        record.name(),
                        record.createdAt(),
                        to,
                        to == Phase.SUSPENDED ? record.phase() : null,
                        record.pass()),
                config);
    }
}
