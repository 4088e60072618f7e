package org.sylos.shell.command;

import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.shell.render.PluginView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what is known of a plugin. */
@Command(
        name = "info",
        description = "Shows what is known of a plugin: what it provides, its hashes and, if it failed, why.",
        footer = {
            "  sylos plugins info example-verifier-times",
            "  sylos plugins info broken.jar",
            "  sylos plugins info example-verifier-times --output json"
        })
final class PluginsInfoCommand extends Verb {
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
        PluginView view = PluginView.of(plugins.plugin(name));
        context.show(view.text(), view.document());
        return ExitCode.DONE;
    }
}
