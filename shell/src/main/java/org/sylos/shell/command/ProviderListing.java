package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.Provider;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;
import org.sylos.engine.core.plugin.ProviderRegistry;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Listing;
import org.sylos.shell.session.Context;

/** Shows the providers of one kind that are installed, or the settings of one. */
final class ProviderListing {
    private static final List<Column> PROVIDERS =
            List.of(Column.text("name", "NAME"), Column.text("summary", "FOR"), Column.text("origin", "FROM"));
    private static final List<Column> SETTINGS = List.of(
            Column.text("name", "SETTING"),
            Column.text("type", "TYPE"),
            Column.text("default", "DEFAULT"),
            Column.text("summary", "MEANING"));

    private ProviderListing() {}

    /** Shows all of a kind, or the settings of the one with this name. */
    static <P extends Provider> void show(Context context, Class<P> kind, String what, @Nullable String name)
            throws InterruptedException {
        ProviderRegistry providers = context.manager().providers();
        providers.problems().forEach(context::warnOnce);
        if (name == null) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (FoundProvider<P> found : providers.all(kind)) {
                rows.add(Arrays.asList(found.provider().name(), found.provider().summary(), found.origin()));
            }
            context.show(new Listing(PROVIDERS, rows));
        } else {
            context.show(settings(providers.require(kind, what, name)));
        }
    }

    private static Listing settings(Provider provider) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ConfigKey key : provider.configKeys()) {
            rows.add(Arrays.asList(
                    key.name(),
                    key.type().name().toLowerCase(Locale.ROOT),
                    key.required() ? "(required)" : key.defaultValue().orElse(null),
                    key.summary() + (key.secret() ? " (secret: give env:NAME, file:PATH or prompt:)" : "")));
        }
        return new Listing(SETTINGS, rows);
    }
}
