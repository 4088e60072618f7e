package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Listing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** Explains every option that can be configured, from what verbs and providers say of themselves. */
@Command(
        name = "keys",
        description = "Explains everything that can be configured: type, default and effect.",
        footer = {"  sylos config keys", "  sylos config keys sftp", "  sylos config keys verify --output json"})
final class ConfigKeysCommand extends Verb {
    private static final List<Column> COLUMNS = List.of(
            Column.text("key", "KEY"),
            Column.text("of", "OF"),
            Column.text("type", "TYPE"),
            Column.text("default", "DEFAULT"),
            Column.text("effect", "EFFECT"));
    private static final String DEFAULT = "Default: ";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WORD",
            description = "Only of this verb, adapter, filter, … or those with this in their name.")
    private @Nullable String word;

    @Override
    ExitCode run(Context context) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        SylosCommand program = (SylosCommand) spec().root().userObject();
        options(program.models().all(), rows);
        providers(context, FSAdapterFactory.class, "adapter", "connections.NAME.settings.", rows);
        providers(context, NodeFilterFactory.class, "filter", "filter: NAME:", rows);
        providers(context, MigrationStoreFactory.class, "database", "db-set: ", rows);
        providers(context, WorkExecutorFactory.class, "executor", "executor-set: ", rows);
        String wanted = word;
        if (wanted != null) {
            rows.removeIf(row -> !String.valueOf(row.get(0)).contains(wanted)
                    && !List.of(String.valueOf(row.get(1)).split("[ ,]+")).contains(wanted));
        }
        context.show(new Listing(COLUMNS, rows));
        return ExitCode.DONE;
    }

    private static void options(CommandLine all, List<List<@Nullable Object>> rows) {
        Map<String, OptionSpec> options = new TreeMap<>();
        Map<String, Set<String>> verbs = new TreeMap<>();
        DefaultOptions.verbs(all).forEach(verb -> {
            for (OptionSpec option : verb.getCommandSpec().options()) {
                String name = DefaultOptions.plain(option);
                if (!option.hidden() && !DefaultOptions.isForOneCommand(name)) {
                    options.putIfAbsent(name, option);
                    verbs.computeIfAbsent(name, key -> new LinkedHashSet<>())
                            .add(option.inherited() ? "all verbs" : verb.getCommandName());
                }
            }
        });
        options.forEach((name, option) -> {
            String description = String.join(" ", option.description())
                    .replace("${COMPLETION-CANDIDATES}", candidates(option))
                    .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()))
                    .replace("%n", " ");
            int at = description.lastIndexOf(DEFAULT);
            rows.add(Arrays.asList(
                    name,
                    String.join(", ", verbs.get(name)),
                    option.typeInfo().isBoolean() ? "true or false" : option.paramLabel(),
                    at < 0 ? null : description.substring(at + DEFAULT.length()).replaceAll("\\.$", ""),
                    at < 0 ? description : description.substring(0, at).strip()));
        });
    }

    private static String candidates(OptionSpec option) {
        List<String> words = new ArrayList<>();
        Iterable<String> candidates = option.completionCandidates();
        if (candidates != null) {
            candidates.forEach(words::add);
        }
        return String.join(", ", words);
    }

    private static <P extends Provider> void providers(
            Context context, Class<P> kind, String what, String prefix, List<List<@Nullable Object>> rows) {
        for (FoundProvider<P> found : context.manager().providers().all(kind)) {
            for (ConfigKey key : found.provider().configKeys()) {
                rows.add(Arrays.asList(
                        prefix + key.name(),
                        what + " " + found.provider().name(),
                        key.secret() ? "secret: env:NAME, file:PATH or prompt:" : type(key),
                        key.required() ? "(required)" : key.defaultValue().orElse(null),
                        key.summary()));
            }
        }
    }

    private static String type(ConfigKey key) {
        return switch (key.type()) {
            case BOOLEAN -> "true or false";
            case SIZE -> "size, such as 64M";
            case DURATION -> "time, such as 30s";
            default -> key.type().name().toLowerCase(Locale.ROOT);
        };
    }
}
