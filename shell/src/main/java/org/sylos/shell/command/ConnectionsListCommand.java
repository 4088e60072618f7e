package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.config.Connection;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Listing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;

/** Lists the connections. */
@Command(name = "list", description = "Lists the connections.", footer = "  sylos connections list --output json")
final class ConnectionsListCommand extends Verb {
    private static final List<Column> COLUMNS = List.of(
            Column.text("name", "NAME"),
            Column.text("adapter", "ADAPTER"),
            Column.text("root", "ROOT"),
            Column.text("source", "FROM"));

    @Override
    ExitCode run(Context context) {
        return list(context);
    }

    static ExitCode list(Context context) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Connection connection : context.configuration().connections().values()) {
            rows.add(Arrays.asList(
                    connection.name(),
                    connection.adapter(),
                    connection.root(),
                    connection.origin().toString()));
        }
        context.show(new Listing(COLUMNS, rows));
        if (rows.isEmpty() && !context.settings().format().machine()) {
            context.console().say("No connection is configured in " + ConfigPathCommand.path(context) + ".");
        }
        return ExitCode.DONE;
    }
}
