package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.SecretReference;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.config.Connection;
import org.sylos.shell.config.Near;
import org.sylos.shell.config.Origin;
import org.sylos.shell.config.Problem;
import org.sylos.shell.config.Setting;
import org.sylos.shell.session.Context;

/** Finds everything in a configuration that cannot be, also what only shows when it is used. */
final class ConfigCheck {
    private final Context context;
    private final Configuration configuration;
    private final DefaultOptions options;
    private final List<Problem> problems;

    private ConfigCheck(Context context, Configuration configuration, Models models) {
        this.context = context;
        this.configuration = configuration;
        this.options = new DefaultOptions(models);
        this.problems = new ArrayList<>(configuration.problems());
    }

    /** What is wrong, by line. */
    static List<Problem> problems(Context context, Configuration configuration, Models models) {
        ConfigCheck check = new ConfigCheck(context, configuration, models);
        check.connections();
        check.options(configuration.defaults());
        configuration.profiles().values().forEach(check::options);
        check.aliases();
        check.problems.sort(Comparator.comparingInt(problem -> problem.origin().line()));
        return check.problems;
    }

    private void options(Map<String, Setting> settings) {
        for (Setting setting : settings.values()) {
            problems.addAll(options.problems(setting));
            if (setting.values().stream().anyMatch(value -> Secrets.isOne(context, setting.option(), value))) {
                wrong(
                        setting.origin(),
                        setting.key(),
                        "it holds a secret, which must not stand in a file",
                        "give env:NAME, file:PATH or prompt: instead, and choose another secret");
            }
        }
    }

    private void aliases() {
        configuration.aliases().forEach((name, alias) -> {
            String first = alias.words().get(0);
            if (Verbs.NAMES.contains(name)) {
                wrong(alias.origin(), "aliases." + name, "it is the name of a verb", "choose another name");
            }
            if (!Verbs.NAMES.contains(first)) {
                wrong(
                        alias.origin(),
                        "aliases." + name,
                        "it begins with '" + first + "', which is no verb" + Near.hint(first, Verbs.NAMES),
                        "an alias begins with a verb, and not with another alias");
            }
        });
    }

    private void connections() {
        List<String> adapters = context.manager().providers().all(FSAdapterFactory.class).stream()
                .map(found -> found.provider().name())
                .toList();
        for (Connection connection : configuration.connections().values()) {
            String key = "connections." + connection.name();
            if (adapters.contains(connection.name())) {
                wrong(connection.origin(), key, "it is the name of an adapter", "choose another name");
            }
            Optional<FSAdapterFactory> adapter = context.manager().providers().all(FSAdapterFactory.class).stream()
                    .map(FoundProvider::provider)
                    .filter(found -> found.name().equals(connection.adapter()))
                    .findFirst();
            if (adapter.isEmpty()) {
                wrong(
                        connection.origin(),
                        key + ".adapter",
                        "there is no adapter called '" + connection.adapter() + "'"
                                + Near.hint(connection.adapter(), adapters),
                        "installed are: " + String.join(", ", adapters));
            } else {
                settings(key + ".settings", connection, adapter.get());
            }
        }
    }

    private void settings(String path, Connection connection, FSAdapterFactory adapter) {
        List<String> names = adapter.configKeys().stream().map(ConfigKey::name).toList();
        int before = problems.size();
        connection.settings().forEach((name, value) -> {
            Optional<ConfigKey> key = adapter.configKeys().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst();
            if (key.isEmpty()) {
                wrong(
                        value.origin(),
                        path + "." + name,
                        "the adapter '" + adapter.name() + "' has no such setting" + Near.hint(name, names),
                        "there are: " + String.join(", ", names));
            } else if (key.get().secret() && !SecretReference.isReference(value.text())) {
                wrong(
                        value.origin(),
                        path + "." + name,
                        "it is a secret, which must not stand in a file",
                        "give env:NAME, file:PATH or prompt: instead, and choose another secret");
            }
        });
        if (problems.size() == before) {
            values(path, connection, adapter);
        }
    }

    /** Each setting by itself, so that the line is the right one; then all together. */
    private void values(String path, Connection connection, FSAdapterFactory adapter) {
        int before = problems.size();
        connection.settings().forEach((name, value) -> {
            Origin origin = value.origin();
            String text = value.text();
            try {
                ProviderConfig.of(new OneKey(adapter, name), Map.of(name, text));
            } catch (ConfigException e) {
                wrong(
                        origin,
                        path + "." + name,
                        String.valueOf(e.getMessage()),
                        e.hint().orElse(null));
            }
        });
        if (problems.size() == before) {
            try {
                ProviderConfig.of(adapter, connection.values());
            } catch (ConfigException e) {
                wrong(
                        connection.origin(),
                        path,
                        String.valueOf(e.getMessage()),
                        e.hint().orElse(null));
            }
        }
    }

    private void wrong(Origin origin, String key, String message, @Nullable String hint) {
        problems.add(new Problem(origin, key, message, hint));
    }

    /** A provider with one of the settings of another, which is then required by nobody. */
    private record OneKey(FSAdapterFactory of, String key) implements Provider {
        @Override
        public String name() {
            return of.name();
        }

        @Override
        public String summary() {
            return of.summary();
        }

        @Override
        public List<ConfigKey> configKeys() {
            return of.configKeys().stream()
                    .filter(known -> known.name().equals(key))
                    .toList();
        }
    }
}
