package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.SecretReference;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.config.Connection;
import org.sylos.shell.config.Problem;
import org.sylos.shell.config.Setting;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Listing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;

/** Shows the configuration that holds, with its sources. */
@Command(
        name = "show",
        description = "Shows the configuration that holds, and where each part of it comes from. Never shows a secret.",
        footer = {"  sylos config show", "  sylos config show --profile careful --set workers=8"})
final class ConfigShowCommand extends Verb {
    private static final List<Column> COLUMNS =
            List.of(Column.text("key", "KEY"), Column.text("value", "VALUE"), Column.text("source", "FROM"));
    private static final String HIDDEN = "(hidden: not a reference)";

    @Override
    ExitCode run(Context context) {
        return show(context);
    }

    static ExitCode show(Context context) {
        Configuration configuration = context.configurationAsItIs();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList(
                "home", context.home().toString(), context.settings().home() == null ? "environment" : "--home"));
        for (Connection connection : configuration.connections().values()) {
            String key = "connections." + connection.name() + ".";
            String origin = connection.origin().toString();
            rows.add(Arrays.asList(key + "adapter", connection.adapter(), origin));
            rows.add(Arrays.asList(key + "root", connection.root(), origin));
            shown(context, connection)
                    .forEach(setting -> rows.add(
                            Arrays.asList(key + "settings." + setting.name(), setting.text(), setting.origin())));
        }
        configuration
                .settings(context.settings().choice().profile())
                .values()
                .forEach(setting -> rows.add(Arrays.asList(
                        setting.option(), shown(context, setting), setting.origin() + " (" + setting.key() + ")")));
        configuration
                .aliases()
                .forEach((name, alias) -> rows.add(Arrays.asList(
                        "aliases." + name,
                        String.join(" ", alias.words()),
                        alias.origin().toString())));
        context.show(new Listing(COLUMNS, rows));
        configuration.problems().stream().map(Problem::text).forEach(context.console()::warn);
        return configuration.problems().isEmpty() ? ExitCode.DONE : ExitCode.ERROR;
    }

    /**
     * A setting that may be shown.
     *
     * @param name its key
     * @param text its value, or that it is hidden
     * @param origin where it stands
     */
    record Shown(String name, String text, String origin) {}

    /** The settings of a connection. What may be a secret is shown only when it is a reference to one. */
    static List<Shown> shown(Context context, Connection connection) {
        Set<String> harmless = harmless(context, connection.adapter());
        List<Shown> shown = new ArrayList<>();
        connection.settings().forEach((name, value) -> {
            boolean open = harmless.contains(name) || SecretReference.isReference(value.text());
            shown.add(
                    new Shown(name, open ? value.text() : HIDDEN, value.origin().toString()));
        });
        return shown;
    }

    /** The values of an option. Settings of adapters may be secrets. */
    private static String shown(Context context, Setting setting) {
        return setting.values().stream()
                .map(value -> Secrets.isOne(context, setting.option(), value)
                        ? value.substring(0, value.indexOf('=') + 1) + HIDDEN
                        : value)
                .collect(Collectors.joining(", "));
    }

    /** Settings that are no secrets; none of an adapter that is not installed. */
    private static Set<String> harmless(Context context, String adapter) {
        Set<String> names = new LinkedHashSet<>();
        try {
            context.manager().providers().require(FSAdapterFactory.class, "adapter", adapter).configKeys().stream()
                    .filter(key -> !key.secret())
                    .map(ConfigKey::name)
                    .forEach(names::add);
        } catch (ConfigException notInstalled) {
            return names;
        }
        return names;
    }
}
