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
import picocli.CommandLine.Parameters;

/** Shows a connection. */
@Command(
        name = "show",
        description = "Shows a connection with its settings; secrets are shown as references only.",
        footer = "  sylos connections show nas")
final class ConnectionsShowCommand extends Verb {
    private static final List<Column> COLUMNS =
            List.of(Column.text("key", "KEY"), Column.text("value", "VALUE"), Column.text("source", "FROM"));

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The connection.",
            completionCandidates = ConfiguredNames.Connections.class)
    private String name = "";

    @Override
    ExitCode run(Context context) {
        Connection connection = context.configuration().connection(name);
        String origin = connection.origin().toString();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList("adapter", connection.adapter(), origin));
        rows.add(Arrays.asList("root", connection.root(), origin));
        ConfigShowCommand.shown(context, connection)
                .forEach(setting ->
                        rows.add(Arrays.asList("settings." + setting.name(), setting.text(), setting.origin())));
        context.show(new Listing(COLUMNS, rows));
        return ExitCode.DONE;
    }
}
