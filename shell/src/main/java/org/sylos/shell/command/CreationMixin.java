package org.sylos.shell.command;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.Migration;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is decided when a migration is created. */
final class CreationMixin {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the migration. Default: that of the migration between these two places, or a new"
                    + " one made from them.")
    private @Nullable String name;

    @ArgGroup(validate = false, heading = "%nWhat stays behind (for a new migration):%n")
    private FilterOptions filters = new FilterOptions();

    @ArgGroup(validate = false, heading = "%nThe two places (for a new migration):%n")
    private PlaceOptions places = new PlaceOptions();

    @ArgGroup(validate = false, heading = "%nThe database (for a new migration):%n")
    private DatabaseGroup database = new DatabaseGroup();

    @Nullable
    String name() {
        return name;
    }

    /** Whether something was given that a migration which is there does not have. */
    boolean asksForAnother(Migration known) {
        return places.differ(known) || filters.differ(known) || database().given();
    }

    FilterOptions filters() {
        return filters;
    }

    PlaceOptions places() {
        return places;
    }

    DatabaseGroup database() {
        return database;
    }
}
