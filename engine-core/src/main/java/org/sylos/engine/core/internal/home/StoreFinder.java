package org.sylos.engine.core.internal.home;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.core.DatabaseOptions;
import org.sylos.engine.core.plugin.ProviderRegistry;

/**
 * Finds out of which kind a database is when its state file, which says so, is lost: each provider that finds something at its
 * place is asked to open it, and refuses what is not its own.
 */
record StoreFinder(ProviderRegistry registry, ProviderContext context) {
    /** Whether any provider finds something at this place. */
    boolean exists(Path database) {
        return candidates(database).findAny().isPresent();
    }

    /** The provider whose own the database is; the usual one where none says so. */
    String providerOf(Path database) {
        if (exists(database)) {
            try (Found found = find(database)) {
                return found.provider();
            }
        }
        return DatabaseOptions.DEFAULT.provider();
    }

    /**
     * Opens the database, with the provider's default settings.
     *
     * @throws StoreException when there is none, when no provider says that it is its own, or when it cannot be opened now
     */
    MigrationStore open(Path database) {
        return find(database).store();
    }

    private Found find(Path database) {
        List<StoreException> refusals = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (MigrationStoreFactory factory : candidates(database).toList()) {
            try {
                return new Found(
                        factory.name(),
                        factory.open(
                                database,
                                MigrationStoreFactory.OpenMode.OPEN,
                                ProviderConfig.of(factory, Map.of()),
                                context));
            } catch (StoreException e) {
                if (e.reason() != Reason.FOREIGN && e.reason() != Reason.DAMAGED) {
                    throw e;
                }
                refusals.add(e);
                told.add(factory.name() + ": " + e.getMessage());
            }
        }
        throw unknown(database, refusals, told);
    }

    private static StoreException unknown(Path database, List<StoreException> refusals, List<String> told) {
        @Nullable StoreException first = refusals.isEmpty() ? null : refusals.get(0);
        StoreException unknown = new StoreException(
                first == null ? Reason.MISSING : first.reason(),
                "the state file of the database " + database + " is missing, which says of what kind it is, and "
                        + (told.isEmpty()
                                ? "no provider of databases finds anything there"
                                : "no provider of databases can open it (" + String.join("; ", told) + ")"),
                "put the state file back (" + database.getFileName()
                        + ".yaml beside it); if a plugin provides that kind of database, it has to be loaded",
                first);
        refusals.stream().skip(1).forEach(unknown::addSuppressed);
        return unknown;
    }

    private Stream<MigrationStoreFactory> candidates(Path database) {
        return registry.all(MigrationStoreFactory.class).stream()
                .map(found -> found.provider())
                .filter(factory -> factory.exists(database));
    }

    /** A database that is open, and whose it is. */
    private record Found(String provider, MigrationStore store) implements AutoCloseable {
        @Override
        public void close() {
            store.close();
        }
    }
}
