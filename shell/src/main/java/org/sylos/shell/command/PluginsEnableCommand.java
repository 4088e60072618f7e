package org.sylos.shell.command;

import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginState;
import org.sylos.shell.render.PluginView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a plugin be loaded again. */
@Command(
        name = "enable",
        description = "Lets a plugin be loaded that was disabled.",
        footer = {"  sylos plugins enable example-verifier-times"})
final class PluginsEnableCommand extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "PLUGIN",
            description = "Its id, or the name of its file.",
            completionCandidates = PluginNames.class)
    private String name = "";

    @Override
    ExitCode run(Context context) throws InterruptedException {
        ManagedPlugins plugins = context.plugins();
        plugins.load();
        boolean before = plugins.plugin(name).state() == PluginState.DISABLED;
        PluginDetails enabled = plugins.enable(name);
        PluginView view = PluginView.of(enabled);
        context.show("", view.document());
        if (enabled.state() == PluginState.FAILED) {
            throw new SylosException(
                    "the plugin '" + enabled.label() + "' is enabled, but cannot be loaded: "
                            + String.join("; ", enabled.problems()),
                    null,
                    null);
        }
        context.console()
                .say("'" + enabled.label() + "' " + (before ? "is enabled" : "was enabled already")
                        + (view.provides().isEmpty() ? "." : ": " + view.provides() + "."));
        return ExitCode.DONE;
    }
}
