package org.sylos.shell.command;

import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.shell.render.PluginView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deletes a plugin from its directory. None of its code runs for that. */
@Command(
        name = "remove",
        description = "Deletes a plugin from its directory. None of its code runs for that.",
        footer = {"  sylos plugins remove example-verifier-times", "  sylos plugins remove broken.jar"})
final class PluginsRemoveCommand extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "PLUGIN",
            description = "Its id, or the name of its file.",
            completionCandidates = PluginNames.class)
    private String name = "";

    @Override
    ExitCode run(Context context) throws InterruptedException {
        PluginDetails removed = context.plugins().remove(name);
        context.show("", PluginView.of(removed).document());
        context.console().say("Removed '" + removed.label() + "', which was " + removed.file() + ".");
        return ExitCode.DONE;
    }
}
