package org.sylos.engine.core.internal.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.core.DatabaseOptions;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.Location;

/** Turns a configuration into plain maps, section by section, and back. */
public final class ConfigMaps {
    /** Names of the sections. */
    public static final String SERVICES = "services";

    public static final String SERVICE_CONFIGS = "service_configs";
    public static final String FILTERS = "filters";
    public static final String OPTIONS = "migration_options";
    public static final String LOGGING = "logging";
    public static final String DATABASE = "database";
    public static final String VERIFICATION = "verification";

    private ConfigMaps() {}

    /** The sections of a configuration by name. */
    public static Map<String, Object> toMap(StoredConfig config) {
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put(
                SERVICES, Values.map("source", service(config.source()), "destination", service(config.destination())));
        sections.put(
                SERVICE_CONFIGS,
                Values.map("source", settings(config.source()), "destination", settings(config.destination())));
        List<Object> filters = new ArrayList<>();
        config.filters().forEach(f -> filters.add(Values.map("provider", f.provider(), "settings", f.settings())));
        sections.put(FILTERS, Values.map("rules", filters, "custom", config.customFilters()));
        sections.put(OPTIONS, OptionMaps.options(config.options()));
        sections.put(LOGGING, OptionMaps.logging(config.options().log()));
        sections.put(DATABASE, database(config.database()));
        sections.put(VERIFICATION, OptionMaps.verification(config.options().verification()));
        return sections;
    }

    /**
     * The configuration in these sections.
     *
     * @throws org.sylos.engine.api.ConfigException when something is missing or makes no sense
     */
    public static StoredConfig fromMap(Map<String, Object> sections) {
        Values services = Values.of(SERVICES, sections.get(SERVICES));
        Values settings = Values.of(SERVICE_CONFIGS, sections.get(SERVICE_CONFIGS));
        Values filters = Values.of(FILTERS, sections.get(FILTERS));
        List<FilterSpec> specs = new ArrayList<>();
        for (Values filter : filters.list("rules")) {
            specs.add(new FilterSpec(filter.text("provider"), filter.texts("settings")));
        }
        return new StoredConfig(
                service(services.section("source"), settings.texts("source")),
                service(services.section("destination"), settings.texts("destination")),
                specs,
                filters.integer("custom"),
                OptionMaps.options(
                        Values.of(OPTIONS, sections.get(OPTIONS)),
                        Values.of(LOGGING, sections.get(LOGGING)),
                        Values.of(VERIFICATION, sections.get(VERIFICATION))),
                database(Values.of(DATABASE, sections.get(DATABASE))));
    }

    private static Map<String, Object> service(StoredService service) {
        Location location = service.location();
        return location == null
                ? Values.map("name", service.name(), "text", service.text())
                : Values.map(
                        "name",
                        service.name(),
                        "text",
                        service.text(),
                        "adapter",
                        location.scheme(),
                        "location",
                        location.rest());
    }

    private static Map<String, String> settings(StoredService service) {
        Location location = service.location();
        return location == null ? Map.of() : location.settings();
    }

    private static StoredService service(Values service, Map<String, String> settings) {
        String adapter = service.textOrNull("adapter");
        Location location = adapter == null ? null : new Location(adapter, service.text("location"), settings);
        return new StoredService(service.text("name"), location, service.text("text"));
    }

    private static Map<String, Object> database(DatabaseOptions options) {
        Path path = options.path();
        return Values.map(
                "provider",
                options.provider(),
                "path",
                path == null ? null : path.toString(),
                "settings",
                options.settings(),
                "remove_existing",
                options.removeExisting(),
                "require_open",
                options.requireOpen(),
                "close_when_done",
                options.closeWhenDone());
    }

    private static DatabaseOptions database(Values values) {
        String path = values.textOrNull("path");
        return new DatabaseOptions(
                values.text("provider"),
                path == null ? null : Path.of(path),
                values.texts("settings"),
                values.flag("remove_existing"),
                values.flag("require_open"),
                values.flag("close_when_done"));
    }
}
