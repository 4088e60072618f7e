package org.sylos.shell.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.MigrationOptions;
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
    static Pair of(String source, String destination) {
        return new Pair(Location.parse(source), Location.parse(destination));
    }

    /** Opens the migration between the two, or makes one. */
    Migration openOrCreate(Context context, CreationMixin creation, OptionsMixin options) {
        MigrationManager manager = context.manager();
        Optional<MigrationDetails> known = known(manager, creation.name());
        if (known.isEmpty()) {
            return create(manager, creation, options);
        }
        if (creation.places().given() || creation.database().given()) {
            context.console()
                    .warn("'" + known.get().name() + "' exists already and keeps the settings of places and database"
                            + " that it was created with");
        }
        Migration migration = context.open(known.get().name());
        options.applyTo(migration);
        return migration;
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
        MigrationConfig config = MigrationConfig.builder(name)
                .source(Service.at(creation.places().source(source)))
                .destination(Service.at(creation.places().destination(destination)))
                .options(options.apply(MigrationOptions.DEFAULT))
                .database(creation.database().options())
                .build();
        Migration migration = manager.create(config);
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
}
