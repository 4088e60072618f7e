package org.sylos.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.storage.MigrationStore;

/**
 * What a new migration is to be. Everything but what the caller made by hand (adapters, {@code customFilters}, {@code store})
 * is kept with the migration.
 *
 * @param name 1 to 64 characters of {@code [A-Za-z0-9._-]}, beginning with a letter or digit; unique in the manager's home
 * @param source the side that is read
 * @param destination the side that is written
 * @param filters filters made by providers, asked in this order
 * @param customFilters filters made by the caller, asked after those
 * @param options how it is carried out
 * @param database where its facts are kept
 * @param store a store opened by the caller, used instead of {@code database} and never closed by the engine; null for none
 */
@Stability(Stability.Level.EVOLVING)
public record MigrationConfig(
        String name,
        Service source,
        Service destination,
        List<FilterSpec> filters,
        List<NodeFilter> customFilters,
        MigrationOptions options,
        DatabaseOptions database,
        @Nullable MigrationStore store) {

    /**
     * Checks the name and copies the lists.
     *
     * @throws ConfigException when the name has another form
     */
    public MigrationConfig {
        filters = List.copyOf(filters);
        customFilters = List.copyOf(customFilters);
        requireName(name);
    }

    /**
     * {@return a builder for a migration of this name}
     *
     * @param name 1 to 64 characters of {@code [A-Za-z0-9._-]}, beginning with a letter or digit; checked by {@link
     *     Builder#build}
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Checks that a migration can have a name.
     *
     * @param name the name
     * @throws ConfigException when it has another form than 1 to 64 characters of {@code [A-Za-z0-9._-]}, beginning with a letter
     *     or digit
     */
    public static void requireName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new ConfigException(
                    "'" + name + "' cannot be the name of a migration",
                    "use up to 64 letters, digits, dots, dashes and underscores, beginning with a letter or digit");
        }
    }

    /** Collects a configuration. Not thread-safe. */
    @Stability(Stability.Level.EVOLVING)
    public static final class Builder {
        private final String name;
        private @Nullable Service source;
        private @Nullable Service destination;
        private final List<FilterSpec> filters = new ArrayList<>();
        private final List<NodeFilter> customFilters = new ArrayList<>();
        private MigrationOptions options = MigrationOptions.DEFAULT;
        private DatabaseOptions database = DatabaseOptions.DEFAULT;
        private @Nullable MigrationStore store;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets the side that is read.
         *
         * @param service a location, or an adapter of the caller's own
         * @return this builder
         */
        public Builder source(Service service) {
            source = service;
            return this;
        }

        /**
         * Sets the side that is written.
         *
         * @param service a location, or an adapter of the caller's own
         * @return this builder
         */
        public Builder destination(Service service) {
            destination = service;
            return this;
        }

        /**
         * Adds a filter made by a provider.
         *
         * @param filter asked after those before; kept with the migration
         * @return this builder
         */
        public Builder filter(FilterSpec filter) {
            filters.add(filter);
            return this;
        }

        /**
         * Adds a filter made by the caller.
         *
         * @param filter asked after those before and after all that are made by providers; not kept with the migration
         * @return this builder
         */
        public Builder filter(NodeFilter filter) {
            customFilters.add(filter);
            return this;
        }

        /**
         * Sets how the migration is carried out.
         *
         * @param chosen replace those before
         * @return this builder
         */
        public Builder options(MigrationOptions chosen) {
            options = chosen;
            return this;
        }

        /**
         * Sets where its facts are kept.
         *
         * @param chosen replace those before
         * @return this builder
         */
        public Builder database(DatabaseOptions chosen) {
            database = chosen;
            return this;
        }

        /**
         * Sets a store opened by the caller.
         *
         * @param opened stays the caller's, who closes it after the migration
         * @return this builder
         */
        public Builder store(MigrationStore opened) {
            store = opened;
            return this;
        }

        /**
         * {@return the configuration as collected so far}
         *
         * @throws ConfigException when the name cannot be, or a side is missing
         */
        public MigrationConfig build() {
            if (source == null || destination == null) {
                throw new ConfigException(
                        "the migration '" + name + "' lacks a side", "give a source and a destination");
            }
            return new MigrationConfig(
                    name,
                    Objects.requireNonNull(source),
                    Objects.requireNonNull(destination),
                    filters,
                    customFilters,
                    options,
                    database,
                    store);
        }
    }
}
