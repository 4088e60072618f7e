package org.sylos.shell.command;

import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;

/** Looks after plugins; without a further word it lists them. */
@Command(
        name = "plugins",
        description = "Lists, checks, installs, disables and removes plugins.",
        footer = {
            "  sylos plugins",
            "  sylos plugins install sylos-verifier-times-1.0.0.jar",
            "  sylos plugins disable example-verifier-times"
        },
        subcommands = {
            PluginsListCommand.class,
            PluginsInfoCommand.class,
            PluginsVerifyCommand.class,
            PluginsInstallCommand.class,
            PluginsEnableCommand.class,
            PluginsDisableCommand.class,
            PluginsRemoveCommand.class
        })
final class PluginsCommand extends Verb {
    @Override
    ExitCode run(Context context) throws InterruptedException {
        return PluginsListCommand.list(context);
    }
}
