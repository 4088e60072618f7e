package org.sylos.shell.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.MigrationOptions.Preserve;
import org.sylos.engine.core.Service;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.Names;

/**
 * Two places between which something is to be moved.
 *
 * @param source as written
 * @param destination as written
 */
record Pair(Location source, Location destination) {
    static Pair of(Context context, String source, String destination) {
        return new Pair(
                context.configuration().location(source),
                context.configuration().location(destination));
    }

    /** Opens the migration between the two, or makes one. */
    Migration openOrCreate(Context context, CreationMixin creation, OptionsMixin options) {
        MigrationManager manager = context.manager();
        Optional<MigrationDetails> known = known(manager, creation.name());
        if (known.isEmpty()) {
            return create(manager, creation, options);
        }
        Migration migration = context.open(known.get().name());
        if (creation.asksForAnother(migration)) {
            context.console()
                    .warn("'" + known.get().name() + "' exists already and keeps the filters and the settings of places"
                            + " and database that it was created with");
        }
        options.applyTo(migration);
        return migration;
    }

    /**
     * Makes a migration between the two.
     *
     * @throws ConfigException when there is one already, unless this one is given a name of its own
     */
    Migration create(Context context, CreationMixin creation, OptionsMixin options) {
        MigrationManager manager = context.manager();
        if (creation.name() == null) {
            manager.find(source, destination).ifPresent(known -> {
                throw new ConfigException(
                        "there is a migration between these places already: '" + known.name() + "'",
                        "go on with that one, or give this one a name with --name");
            });
        }
        return create(manager, creation, options);
    }

    private Optional<MigrationDetails> known(MigrationManager manager, @Nullable String name) {
        if (name == null) {
            return manager.find(source, destination);
        }
        Optional<MigrationDetails> named =
                manager.list().stream().filter(d -> d.name().equals(name)).findFirst();
        named.ifPresent(this::requireSame);
        return named;
    }

    private void requireSame(MigrationDetails details) {
        if (!details.source().equals(source.text()) || !details.destination().equals(destination.text())) {
            throw new ConfigException(
                    "the migration '" + details.name() + "' is between other places: from " + details.source() + " to "
                            + details.destination(),
                    "choose another name, or leave it out");
        }
    }

    private Migration create(MigrationManager manager, CreationMixin creation, OptionsMixin options) {
        String name = creation.name();
        if (name == null) {
            List<MigrationDetails> all = manager.list();
            name = Names.derive(
                    source,
                    destination,
                    all.stream().map(MigrationDetails::name).collect(Collectors.toSet()));
        }
        MigrationOptions chosen = options.apply(MigrationOptions.DEFAULT);
        PlaceOptions places = creation.places();
        MigrationConfig.Builder config = MigrationConfig.builder(name)
                .source(Service.at(places.source(source, kept(manager, source, chosen.preserve()))))
                .destination(Service.at(places.destination(destination, kept(manager, destination, chosen.preserve()))))
                .options(chosen)
                .database(creation.database().options());
        creation.filters().addTo(config);
        MigrationConfig complete = config.build();
        manager.check(complete);
        Migration migration = manager.create(complete);
        try {
            migration.seedRoots();
            return migration;
        } catch (SylosException e) {
            // A mistyped place leaves nothing behind.
            migration.close();
            manager.delete(name);
            throw e;
        }
    }

    /** Adapters with settings of these names leave owners and attributes alone unless they are told. */
    private static Map<String, String> kept(MigrationManager manager, Location place, Preserve preserve) {
        Map<String, String> settings = new TreeMap<>();
        FSAdapterFactory adapter = manager.providers().require(FSAdapterFactory.class, "adapter", place.scheme());
        for (ConfigKey key : adapter.configKeys()) {
            boolean asked = (key.name().equals("owner") && preserve.owner())
                    || (key.name().equals("xattrs") && preserve.xattrs());
            if (asked) {
                settings.put(key.name(), "true");
            }
        }
        return settings;
    }
}
