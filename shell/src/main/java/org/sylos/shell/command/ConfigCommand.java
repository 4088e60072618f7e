package org.sylos.shell.command;

import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;

/** Looks after the configuration; without a further word it shows it. */
@Command(
        name = "config",
        description = "Shows, checks and explains the configuration.",
        footer = {
            "  sylos config check",
            "  sylos config show --profile careful",
            "  sylos config keys sftp",
            "  sylos config path"
        },
        subcommands = {
            ConfigShowCommand.class,
            ConfigCheckCommand.class,
            ConfigKeysCommand.class,
            ConfigPathCommand.class
        })
final class ConfigCommand extends Verb {
    @Override
    ExitCode run(Context context) {
        return ConfigShowCommand.show(context);
    }
}
