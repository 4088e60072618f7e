package org.sylos.engine.core.internal.config;

import java.util.List;
import org.sylos.engine.core.DatabaseOptions;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.MigrationOptions;

/**
 * What is kept of a migration's configuration, so that it can be opened again.
 *
 * @param source the source side
 * @param destination the destination side
 * @param filters filters made by providers
 * @param customFilters how many filters the caller made by hand and must give again
 * @param options how it is carried out
 * @param database where its facts are kept
 */
public record StoredConfig(
        StoredService source,
        StoredService destination,
        List<FilterSpec> filters,
        int customFilters,
        MigrationOptions options,
        DatabaseOptions database) {
    public StoredConfig {
        filters = List.copyOf(filters);
    }

    /** What is kept of a configuration. */
    public static StoredConfig of(MigrationConfig config) {
        return new StoredConfig(
                StoredService.of(config.source()),
                StoredService.of(config.destination()),
                config.filters(),
                config.customFilters().size(),
                config.options(),
                config.database());
    }

    /** The same with other options. */
    public StoredConfig withOptions(MigrationOptions others) {
        return new StoredConfig(source, destination, filters, customFilters, others, database);
    }

    /** The same with other sides. */
    public StoredConfig withSides(StoredService src, StoredService dst) {
        return new StoredConfig(src, dst, filters, customFilters, options, database);
    }

    /** The same with other filters. */
    public StoredConfig withFilters(List<FilterSpec> specs, int custom) {
        return new StoredConfig(source, destination, specs, custom, options, database);
    }
}
