package org.sylos.shell.command;

import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;

/** Looks after connections; without a further word it lists them. */
@Command(
        name = "connections",
        description = "Lists, shows and tests the connections in the configuration.",
        footer = {
            "  sylos connections",
            "  sylos connections test nas",
            "  sylos plan nas:photos /backup/photos      'nas' is a connection",
            "",
            "In the configuration ('sylos config path' tells the file):",
            "  connections:",
            "    nas:",
            "      adapter: sftp",
            "      root: //ann@nas.example/volume1",
            "      settings: {password: \"env:NAS_PASSWORD\"}"
        },
        subcommands = {ConnectionsListCommand.class, ConnectionsShowCommand.class, ConnectionsTestCommand.class})
final class ConnectionsCommand extends Verb {
    @Override
    ExitCode run(Context context) {
        return ConnectionsListCommand.list(context);
    }
}
