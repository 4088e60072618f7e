package org.sylos.shell.command;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.StoreTables;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.PlanChangedException;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.render.Format;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.Errors;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Session;
import org.sylos.shell.session.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

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
        Enums.register(line, Format.class);
        Enums.register(line, CompareMode.class);
        Enums.register(line, JournalEntry.Level.class);
        Enums.register(line, PlaceOptions.LinkPolicy.class);
        Enums.register(line, PageOptions.Sort.class);
        Enums.register(line, NodeOptions.Kind.class);
        Enums.register(line, NodeOptions.Where.class);
        Enums.register(line, ReviewStatus.class);
        Enums.register(line, PlanAction.class);
        Enums.register(line, CompletionCommand.What.class);
        Enums.register(line, StoreTables.Subject.class);
        Enums.register(line, StoreTables.FileFormat.class);
        Enums.register(line, QueueMetrics.Queue.class, QueueMetrics.Queue::label);
        line.registerConverter(Duration.class, text -> {
            try {
                return ProviderConfig.parseDuration(text);
            } catch (ConfigException e) {
                throw new TypeConversionException(
                        e.getMessage() + e.hint().map(hint -> ": " + hint).orElse(""));
            }
        });
        line.setParameterExceptionHandler((error, args) -> UsageErrors.show(error, session, Map.of()));
        line.setExecutionExceptionHandler((error, failed, parsed) -> {
            if (error instanceof InterruptedException) {
                return ExitCode.INTERRUPTED.code();
            }
            Errors.show(error, session.console(), program.settings().debug());
            return (error instanceof PlanChangedException ? ExitCode.DRIFTED : ExitCode.ERROR).code();
        });
        line.getCommandSpec()
                .addOption(option("Show this help.", "-h", "--help")
                        .usageHelp(true)
                        .build());
        line.getCommandSpec()
                .addOption(option("Show the version.", "-V", "--version")
                        .versionHelp(true)
                        .build());
        for (CommandLine verb : verbs(line)) {
            verb.getCommandSpec()
                    .addOption(option("Show this help.", "-h", "--help")
                            .usageHelp(true)
                            .build());
        }
        arrangeHelp(line);
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

    /** The verbs, and those of two words. */
    private static List<CommandLine> verbs(CommandLine line) {
        return line.getSubcommands().values().stream()
                .flatMap(verb -> Stream.concat(Stream.of(verb), verbs(verb).stream()))
                .toList();
    }

    private static OptionSpec.Builder option(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).arity("0").description(description);
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

    /** What a verb is for and how it is used in examples comes first; what every verb takes is told once, elsewhere. */
    private static void arrangeHelp(CommandLine line) {
        line.setHelpSectionKeys(List.of(
                SECTION_KEY_DESCRIPTION,
                SECTION_KEY_SYNOPSIS_HEADING,
                SECTION_KEY_SYNOPSIS,
                SECTION_KEY_COMMAND_LIST_HEADING,
                SECTION_KEY_COMMAND_LIST,
                SECTION_KEY_OPTION_LIST_HEADING,
                SECTION_KEY_OPTION_LIST,
                SECTION_KEY_FOOTER_HEADING,
                SECTION_KEY_FOOTER));
        line.getCommandSpec()
                .usageMessage()
                .synopsisHeading("%nUsage: ")
                .commandListHeading("%nVerbs:%n")
                .optionListHeading("%nOptions:%n");
        Function<Help, String> own = help -> help.optionListExcludingGroups(help.commandSpec().options().stream()
                .filter(option -> !option.inherited() && !option.hidden() && option.group() == null)
                .toList());
        for (CommandLine verb : verbs(line)) {
            verb.setHelpSectionKeys(List.of(
                    SECTION_KEY_DESCRIPTION,
                    SECTION_KEY_FOOTER_HEADING,
                    SECTION_KEY_FOOTER,
                    SECTION_KEY_SYNOPSIS_HEADING,
                    SECTION_KEY_SYNOPSIS,
                    SECTION_KEY_COMMAND_LIST_HEADING,
                    SECTION_KEY_COMMAND_LIST,
                    SECTION_KEY_PARAMETER_LIST_HEADING,
                    SECTION_KEY_PARAMETER_LIST,
                    SECTION_KEY_OPTION_LIST_HEADING,
                    SECTION_KEY_OPTION_LIST,
                    "elsewhere"));
            verb.getHelpSectionMap()
                    .put(SECTION_KEY_OPTION_LIST, help -> own.apply(help) + help.optionListGroupSections());
            verb.getHelpSectionMap()
                    .put("elsewhere", help -> String.format("%nFor the options of every verb see: sylos --help%n"));
            verb.getCommandSpec()
                    .usageMessage()
                    .footerHeading("%nExamples:%n")
                    .synopsisHeading("%nUsage: ")
                    .synopsisSubcommandLabel("[VERB]")
                    .commandListHeading("%nVerbs:%n")
                    .parameterListHeading("%nWhat it is about:%n")
                    .optionListHeading("%nOptions:%n")
                    .abbreviateSynopsis(true)
                    .sortOptions(false);
        }
    }
}
