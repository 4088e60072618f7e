package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;
import org.sylos.engine.core.plugin.ProviderRegistry;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Listing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the adapters that are installed, or the settings of one. */
@Command(
        name = "adapters",
        description = "Lists the adapters that are installed, or the settings of one.",
        footer = {"  sylos adapters", "  sylos adapters local"})
final class AdaptersCommand extends Verb {
    private static final List<Column> ADAPTERS =
            List.of(Column.text("name", "NAME"), Column.text("summary", "FOR"), Column.text("origin", "FROM"));
    private static final List<Column> SETTINGS = List.of(
            Column.text("name", "SETTING"),
            Column.text("type", "TYPE"),
            Column.text("default", "DEFAULT"),
            Column.text("summary", "MEANING"));

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Show the settings of this adapter.")
    private @Nullable String name;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        ProviderRegistry providers = context.manager().providers();
        providers.problems().forEach(context::warnOnce);
        if (name == null) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (FoundProvider<FSAdapterFactory> found : providers.all(FSAdapterFactory.class)) {
                rows.add(Arrays.asList(found.provider().name(), found.provider().summary(), found.origin()));
            }
            context.show(new Listing(ADAPTERS, rows));
        } else {
            context.show(settings(providers.require(FSAdapterFactory.class, "adapter", name)));
        }
        return ExitCode.DONE;
    }

    private static Listing settings(FSAdapterFactory adapter) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ConfigKey key : adapter.configKeys()) {
            rows.add(Arrays.asList(
                    key.name(),
                    key.type().name().toLowerCase(Locale.ROOT),
                    key.required() ? "(required)" : key.defaultValue().orElse(null),
                    key.summary() + (key.secret() ? " (secret: give env:NAME or file:PATH)" : "")));
        }
        return new Listing(SETTINGS, rows);
    }
}
