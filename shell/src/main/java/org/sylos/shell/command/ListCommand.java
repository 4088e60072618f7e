package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.DetailsView;
import org.sylos.shell.render.Document;
import org.sylos.shell.render.Listing;
import org.sylos.shell.render.Standing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;

/** Lists the migrations. */
@Command(
        name = "list",
        description = "Lists the migrations.",
        footer = {"  sylos list", "  sylos list --output json"})
final class ListCommand extends Verb {
    private static final List<Column> FOR_PEOPLE = List.of(
            Column.text("name", "NAME"),
            Column.text("phase", "PHASE"),
            Column.of("pass", "PASS", Column.Kind.COUNT),
            Column.of("updated", "UPDATED", Column.Kind.TIME),
            Column.text("source", "SOURCE"),
            Column.text("destination", "DESTINATION"));

    /** Names of the facts of a migration that a program gets: all but its progress. */
    private static final List<Column> FOR_PROGRAMS = List.of(
                    "name",
                    "id",
                    "phase",
                    "return_to",
                    "interrupted",
                    "verification",
                    "pid",
                    "pass",
                    "created",
                    "updated",
                    "source",
                    "destination",
                    "database")
            .stream()
            .map(name -> Column.text(name, name))
            .toList();

    @Override
    ExitCode run(Context context) throws InterruptedException {
        List<MigrationDetails> all = context.manager().list();
        context.manager().problems().forEach(context::warnOnce);
        if (context.settings().format().machine()) {
            context.show(listing(FOR_PROGRAMS, all, ListCommand::forPrograms));
        } else if (all.isEmpty()) {
            context.console().say("There are no migrations yet. " + context.command("migrate") + " SRC DST makes one.");
        } else {
            context.show(listing(FOR_PEOPLE, all, ListCommand::forPeople));
        }
        return ExitCode.DONE;
    }

    private static Listing listing(
            List<Column> columns, List<MigrationDetails> all, Function<MigrationDetails, List<@Nullable Object>> row) {
        return new Listing(columns, all.stream().map(row).toList());
    }

    private static List<@Nullable Object> forPeople(MigrationDetails details) {
        return Arrays.asList(
                details.name(),
                Standing.of(details),
                (long) details.pass(),
                details.updatedAt(),
                details.source(),
                details.destination());
    }

    private static List<@Nullable Object> forPrograms(MigrationDetails details) {
        Document document = new DetailsView(details).document();
        List<@Nullable Object> row = new ArrayList<>();
        FOR_PROGRAMS.forEach(column -> row.add(document.facts().get(column.name())));
        return row;
    }
}
