package org.sylos.shell.command;

import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.shell.render.PluginView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a plugin from being loaded. None of its code runs for that. */
@Command(
        name = "disable",
        description = "Keeps a plugin from being loaded; its file stays. None of its code runs for that.",
        footer = {"  sylos plugins disable example-verifier-times"})
final class PluginsDisableCommand extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "PLUGIN",
            description = "Its id, or the name of its file.",
            completionCandidates = PluginNames.class)
    private String name = "";

    @Override
    ExitCode run(Context context) throws InterruptedException {
        PluginDetails disabled = context.plugins().disable(name);
        context.show("", PluginView.of(disabled).document());
        context.console()
                .say("'" + disabled.label() + "' is disabled. " + context.command("plugins", "enable", disabled.label())
                        + " turns it on again.");
        return ExitCode.DONE;
    }
}
