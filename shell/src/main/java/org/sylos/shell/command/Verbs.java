package org.sylos.shell.command;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Which verbs there are. The model of all of them takes longer to build than most verbs take to run: where the words are known,
 * only the verb that they begin with is built.
 */
final class Verbs {
    /** As help lists them. */
    static final List<String> NAMES = List.of(
            "migrate",
            "create",
            "plan",
            "review",
            "copy",
            "verify",
            "resume",
            "stop",
            "status",
            "limits",
            "list",
            "show",
            "log",
            "metrics",
            "ls",
            "find",
            "diff",
            "exclude",
            "include",
            "mark",
            "unmark",
            "renames",
            "retry",
            "report",
            "export",
            "sql",
            "rename",
            "delete",
            "adapters",
            "filters",
            "plugins",
            "connections",
            "config",
            "doctor",
            "completion",
            "help");

    /** The same, with those that only make sense where one command follows another. */
    static final List<String> NAMES_IN_SESSIONS = Stream.concat(
                    NAMES.stream(), Stream.of("use", "jobs", "fg", "source"))
            .toList();

    private Verbs() {}

    /**
     * Those that a command line needs, which begins with one of them as a rule. All are needed for a help that tells of all, and
     * for an error that suggests what is similar.
     *
     * @param all the verbs that there are
     */
    static List<String> needed(List<String> words, List<String> all) {
        GivenOptions given = GivenOptions.of(words);
        if (given.verb() < 0) {
            return given.mayAskForHelp() ? all : List.of();
        }
        List<String> from = words.subList(given.verb(), words.size());
        if (from.get(0).equals("help")) {
            return from.size() > 1 && all.contains(from.get(1))
                    ? Stream.of("help", from.get(1)).distinct().toList()
                    : all;
        }
        return all.contains(from.get(0)) ? List.of(from.get(0)) : all;
    }

    /** Adds verbs in this order. */
    static void add(CommandLine line, List<String> names) {
        names.forEach(name -> line.addSubcommand(command(name)));
    }

    /** A switch and not a map: a map would load the classes of all. */
    private static Class<?> command(String name) {
        return switch (name) {
            case "migrate" -> MigrateCommand.class;
            case "create" -> CreateCommand.class;
            case "plan" -> PlanCommand.class;
            case "review" -> ReviewCommand.class;
            case "copy" -> CopyCommand.class;
            case "verify" -> VerifyCommand.class;
            case "resume" -> ResumeCommand.class;
            case "stop" -> StopCommand.class;
            case "status" -> StatusCommand.class;
            case "limits" -> LimitsCommand.class;
            case "list" -> ListCommand.class;
            case "show" -> ShowCommand.class;
            case "log" -> LogCommand.class;
            case "metrics" -> MetricsCommand.class;
            case "ls" -> LsCommand.class;
            case "find" -> FindCommand.class;
            case "diff" -> DiffCommand.class;
            case "exclude" -> ExcludeCommand.class;
            case "include" -> IncludeCommand.class;
            case "mark" -> MarkCommand.class;
            case "unmark" -> UnmarkCommand.class;
            case "renames" -> RenamesCommand.class;
            case "retry" -> RetryCommand.class;
            case "rename" -> RenameCommand.class;
            case "delete" -> DeleteCommand.class;
            case "adapters" -> AdaptersCommand.class;
            case "filters" -> FiltersCommand.class;
            case "plugins" -> PluginsCommand.class;
            case "connections" -> ConnectionsCommand.class;
            case "config" -> ConfigCommand.class;
            case "report" -> ReportCommand.class;
            case "export" -> ExportCommand.class;
            case "sql" -> SqlCommand.class;
            case "doctor" -> DoctorCommand.class;
            case "completion" -> CompletionCommand.class;
            case "help" -> HelpCommand.class;
            case "use" -> UseCommand.class;
            case "jobs" -> JobsCommand.class;
            case "fg" -> FgCommand.class;
            case "source" -> SourceCommand.class;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
