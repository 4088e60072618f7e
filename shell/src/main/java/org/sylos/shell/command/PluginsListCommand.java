package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Document;
import org.sylos.shell.render.Listing;
import org.sylos.shell.render.PluginView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;

/** Lists the plugins. */
@Command(
        name = "list",
        description = "Lists the plugins, those that cannot be loaded included.",
        footer = {"  sylos plugins list", "  sylos plugins list --output json"})
final class PluginsListCommand extends Verb {
    private static final List<Column> FOR_PEOPLE = List.of(
            Column.text("id", "ID"),
            Column.text("version", "VERSION"),
            Column.text("state", "STATE"),
            Column.text("provides", "PROVIDES"),
            Column.text("file", "FILE"));

    private static final List<Column> FOR_PROGRAMS = Stream.of(
                    "id",
                    "version",
                    "vendor",
                    "requires",
                    "description",
                    "state",
                    "problems",
                    "providers",
                    "file",
                    "sha256",
                    "jars")
            .map(name -> Column.text(name, name))
            .toList();

    @Override
    ExitCode run(Context context) throws InterruptedException {
        return list(context);
    }

    static ExitCode list(Context context) {
        ManagedPlugins plugins = context.plugins();
        plugins.load();
        plugins.problems().forEach(context::warnOnce);
        List<PluginDetails> all = plugins.plugins();
        if (context.settings().format().machine()) {
            context.show(new Listing(
                    FOR_PROGRAMS,
                    all.stream().map(PluginsListCommand::forPrograms).toList()));
        } else if (all.isEmpty()) {
            context.console()
                    .say("There are no plugins. " + context.command("plugins", "install") + " FILE puts one into "
                            + context.pluginFolder() + ".");
        } else {
            context.show(new Listing(
                    FOR_PEOPLE, all.stream().map(PluginsListCommand::forPeople).toList()));
        }
        return ExitCode.DONE;
    }

    private static List<@Nullable Object> forPeople(PluginDetails details) {
        PluginView view = PluginView.of(details);
        return Arrays.asList(
                details.label(),
                details.version(),
                view.state(),
                view.provides(),
                details.file().toString());
    }

    private static List<@Nullable Object> forPrograms(PluginDetails details) {
        Document document = PluginView.of(details).document();
        List<@Nullable Object> row = new ArrayList<>();
        FOR_PROGRAMS.forEach(column -> row.add(document.facts().get(column.name())));
        return row;
    }
}
