package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.shell.render.Column;
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
    private static final List<Column> COLUMNS = List.of(
            Column.text("name", "NAME"),
            Column.text("phase", "PHASE"),
            Column.of("pass", "PASS", Column.Kind.COUNT),
            Column.of("updated", "UPDATED", Column.Kind.TIME),
            Column.text("source", "SOURCE"),
            Column.text("destination", "DESTINATION"));

    @Override
    ExitCode run(Context context) throws InterruptedException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (MigrationDetails details : context.manager().list()) {
            rows.add(row(details));
        }
        context.manager().problems().forEach(context::warnOnce);
        if (rows.isEmpty() && !context.settings().format().machine()) {
            context.console().say("There are no migrations yet. " + context.command("migrate") + " SRC DST makes one.");
        } else {
            context.show(new Listing(COLUMNS, rows));
        }
        return ExitCode.DONE;
    }

    private static List<@Nullable Object> row(MigrationDetails details) {
        return Arrays.asList(
                details.name(),
                Standing.of(details),
                (long) details.pass(),
                details.updatedAt(),
                details.source(),
                details.destination());
    }
}
