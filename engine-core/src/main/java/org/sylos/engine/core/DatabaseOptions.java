package org.sylos.engine.core;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * Where and how a migration keeps its facts.
 *
 * @param provider name of the store provider
 * @param path the database file; null for the usual place below the manager's home
 * @param settings settings of the store provider
 * @param removeExisting whether a database that is there already is deleted first, with all it holds; whatever
 *     does not open as one is refused and stays
 * @param requireOpen whether the database must be there already, holding no migration yet, instead of being made
 * @param closeWhenDone whether the migration closes its database, and itself, when a run has completed it
 */
@Stability(Stability.Level.EVOLVING)
public record DatabaseOptions(
        String provider,
        @Nullable Path path,
        Map<String, String> settings,
        boolean removeExisting,
        boolean requireOpen,
        boolean closeWhenDone) {
    /** The built-in database, in the usual place, made anew. */
    public static final DatabaseOptions DEFAULT = new DatabaseOptions("duckdb", null, Map.of(), false, false, false);

    /**
     * Checks that the options fit together, and copies the settings.
     *
     * @throws IllegalArgumentException when a database is to be removed and required at once
     */
    public DatabaseOptions {
        settings = Map.copyOf(settings);
        if (removeExisting && requireOpen) {
            throw new IllegalArgumentException("a database cannot be required and removed at once");
        }
    }

    /**
     * {@return the same with another store provider}
     *
     * @param other name of the store provider
     */
    public DatabaseOptions withProvider(String other) {
        return new DatabaseOptions(other, path, settings, removeExisting, requireOpen, closeWhenDone);
    }

    /**
     * {@return the same with another file}
     *
     * @param other the database file; null for the usual place
     */
    public DatabaseOptions withPath(@Nullable Path other) {
        return new DatabaseOptions(provider, other, settings, removeExisting, requireOpen, closeWhenDone);
    }

    /**
     * {@return the same with other settings of the provider}
     *
     * @param others settings by key
     */
    public DatabaseOptions withSettings(Map<String, String> others) {
        return new DatabaseOptions(provider, path, others, removeExisting, requireOpen, closeWhenDone);
    }

    /**
     * {@return the same, deleting a database that is there already, or not}
     *
     * @param remove whether a database that is there already is deleted first
     */
    public DatabaseOptions withRemoveExisting(boolean remove) {
        return new DatabaseOptions(provider, path, settings, remove, requireOpen, closeWhenDone);
    }

    /**
     * {@return the same, requiring a database that is there already, or not}
     *
     * @param require whether the database must be there already
     */
    public DatabaseOptions withRequireOpen(boolean require) {
        return new DatabaseOptions(provider, path, settings, removeExisting, require, closeWhenDone);
    }

    /**
     * {@return the same, closing when a run has completed the migration, or not}
     *
     * @param close whether a completed migration closes its database and itself
     */
    public DatabaseOptions withCloseWhenDone(boolean close) {
        return new DatabaseOptions(provider, path, settings, removeExisting, requireOpen, close);
    }
}
