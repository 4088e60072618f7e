package org.sylos.shell.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.PlanChangedException;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.Errors;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Session;
import org.sylos.shell.session.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.ArgSpec;

/** The verbs as one command line, with help, errors and completion as they are everywhere in the program. */
public final class CommandTree {
    private CommandTree() {}

    /** Carries out a command line, with what is configured put into it, and answers its exit code. */
    public static int run(Session session, SylosCommand.Many many, String... words) {
        return run(session, many, null, line -> {}, words);
    }

    /**
     * Carries out one of many lines.
     *
     * @param outer what holds for all of them
     * @param preparation is given the command line before it is carried out
     */
    public static int run(
            Session session,
            SylosCommand.Many many,
            @Nullable Settings outer,
            Consumer<CommandLine> preparation,
            String... words) {
        Models models = new Models(session, many, outer == null ? Verbs.NAMES : Verbs.NAMES_IN_SESSIONS);
        Expansion expansion;
        try {
            expansion = Expansion.of(session, outer, List.of(words), models);
        } catch (SylosException e) {
            Errors.show(e, session.console(), false);
            return ExitCode.ERROR.code();
        }
        if (expansion.words().isEmpty()) {
            return withoutWords(session, many);
        }
        CommandLine line = models.of(expansion.words());
        line.setParameterExceptionHandler((error, args) -> UsageErrors.show(error, session, expansion.defaults()));
        preparation.accept(line);
        return line.execute(expansion.words().toArray(String[]::new));
    }

    /** Nothing has to be understood, and who waits for a prompt need not wait for what would understand it. */
    private static int withoutWords(Session session, SylosCommand.Many many) {
        try {
            return many.standardInput(Settings.DEFAULT);
        } catch (RuntimeException e) {
            Errors.show(e, session.console(), false);
            return ExitCode.ERROR.code();
        }
    }

    /** The command line of a session with some of the verbs. */
    static CommandLine create(Session session, SylosCommand.Many many, List<String> verbs) {
        SylosCommand program = new SylosCommand(session, many);
        CommandLine line = new CommandLine(
                program,
                factory(
                        () -> names(session, program.settings()),
                        () -> plugins(session, program.settings()),
                        () -> session.configuration(program.settings()),
                        kind -> providers(session, program.settings(), kind)));
        Verbs.add(line, verbs);
        line.setOut(new PrintWriter(session.console().out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(session.console().screen().asStream(), true, StandardCharsets.UTF_8));
        line.setColorScheme(
                Help.defaultColorScheme(session.console().outPalette().on() ? Help.Ansi.ON : Help.Ansi.OFF));
        Converters.register(line);
        line.setParameterExceptionHandler((error, args) -> UsageErrors.show(error, session, Map.of()));
        line.setExecutionExceptionHandler((error, failed, parsed) -> {
            if (error instanceof InterruptedException) {
                return ExitCode.INTERRUPTED.code();
            }
            Errors.show(error, session.console(), program.settings().debug());
            return (error instanceof PlanChangedException ? ExitCode.DRIFTED : ExitCode.ERROR).code();
        });
        HelpLayout.arrange(line);
        return line;
    }

    /** The command line of a session in which one command is typed after the other, with the verbs for that. */
    public static CommandLine createForMany(Session session, SylosCommand.Many many) {
        return create(session, many, Verbs.NAMES_IN_SESSIONS);
    }

    /** Whether a word names a migration that may be the current one instead. */
    public static boolean namesMigration(ArgSpec argument) {
        return argument.isPositional()
                && argument.completionCandidates() instanceof MigrationNames
                // Nothing is deleted or renamed that was not named.
                && !List.of("delete", "rename", "use")
                        .contains(argument.command().name());
    }

    /** Makes what verbs need beside themselves, from what these tell when it is asked for. */
    static IFactory factory(
            Supplier<List<String>> names,
            Supplier<List<String>> plugins,
            Supplier<Configuration> configuration,
            Function<Class<? extends Provider>, List<String>> providers) {
        IFactory standard = CommandLine.defaultFactory();
        Map<Class<?>, Supplier<Object>> own = Map.of(
                MigrationNames.class, () -> new MigrationNames(names),
                PluginNames.class, () -> new PluginNames(plugins),
                ConfiguredNames.Profiles.class, () -> new ConfiguredNames.Profiles(configuration),
                ConfiguredNames.Connections.class, () -> new ConfiguredNames.Connections(configuration),
                ProviderNames.Adapters.class, () -> new ProviderNames.Adapters(providers),
                ProviderNames.Filters.class, () -> new ProviderNames.Filters(providers),
                ProviderNames.Levels.class, () -> new ProviderNames.Levels(providers),
                ProviderNames.Executors.class, () -> new ProviderNames.Executors(providers));
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                Supplier<Object> maker = own.get(type);
                return maker == null ? standard.create(type) : type.cast(maker.get());
            }
        };
    }

    private static List<String> providers(Session session, Settings settings, Class<? extends Provider> kind) {
        try (Context context = session.begin(settings)) {
            return context.manager().providers().all(kind).stream()
                    .map(found -> found.provider().name())
                    .toList();
        }
    }

    private static List<String> names(Session session, Settings settings) {
        try (Context context = session.begin(settings)) {
            return context.manager().list().stream().map(MigrationDetails::name).toList();
        }
    }

    private static List<String> plugins(Session session, Settings settings) {
        try (Context context = session.begin(settings)) {
            return context.plugins().plugins().stream()
                    .map(PluginDetails::label)
                    .distinct()
                    .toList();
        }
    }
}
