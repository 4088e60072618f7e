package org.sylos.shell.command;

import java.nio.file.Path;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginState;
import org.sylos.shell.render.PluginView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a plugin into the plugins directory. */
@Command(
        name = "install",
        description = "Checks a plugin and puts it into the plugins directory. This runs its code.",
        footer = {
            "  sylos plugins install sylos-verifier-times-1.0.0.jar",
            "  sylos plugins install sylos-verifier-times-1.1.0.jar --replace",
            "  sylos plugins install adapter-with-libraries.zip"
        })
final class PluginsInstallCommand extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A jar, or a zip archive or folder with a jar and its libraries in lib.")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "Take the place of a plugin with the same id, whatever its version.")
    private boolean replace;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        PluginDetails installed = context.plugins().install(file, replace);
        PluginView view = PluginView.of(installed);
        context.show("", view.document());
        if (installed.state() == PluginState.DISABLED) {
            context.console()
                    .say("Installed '" + installed.label() + "' " + installed.version() + ", which stays disabled. "
                            + context.command("plugins", "enable", installed.label()) + " turns it on.");
        } else {
            context.console()
                    .say("Installed '" + installed.label() + "' " + installed.version() + ": " + view.provides() + ".");
        }
        context.manager().providers().problems().forEach(context::warnOnce);
        return ExitCode.DONE;
    }
}
