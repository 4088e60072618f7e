package org.sylos.shell.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Which verbs there are. The model of all of them takes longer to build than most verbs take to run: where the words are known,
 * only the verb that they begin with is built.
 */
final class Verbs {
    /** As help lists them. */
    static final List<String> NAMES = List.of(
            "migrate",
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
            "delete",
            "adapters",
            "filters",
            "plugins",
            "connections",
            "config",
            "doctor",
            "completion",
            "help");

    /** Those that only make sense where one command follows another. */
    static final List<Class<?>> OF_SESSIONS =
            List.of(UseCommand.class, JobsCommand.class, FgCommand.class, SourceCommand.class);

    private Verbs() {}

    /** Adds every verb. */
    static void addAll(CommandLine line) {
        for (String name : NAMES) {
            line.addSubcommand(command(name));
        }
    }

    /**
     * Adds the verb that the words begin with, or every verb when they begin with something else: help tells of all, and an
     * error suggests what is similar.
     */
    static void addNeeded(CommandLine line, String[] words) {
        Class<?> only = words.length == 0 || words[0].equals("help") ? null : command(words[0]);
        if (only == null) {
            addAll(line);
        } else {
            line.addSubcommand(only);
        }
    }

    /** A switch and not a map: a map would load the classes of all. */
    private static @Nullable Class<?> command(String name) {
        return switch (name) {
            case "migrate" -> MigrateCommand.class;
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
            case "ls" -> LsCommand.class;
            case "find" -> FindCommand.class;
            case "diff" -> DiffCommand.class;
            case "exclude" -> ExcludeCommand.class;
            case "include" -> IncludeCommand.class;
            case "mark" -> MarkCommand.class;
            case "unmark" -> UnmarkCommand.class;
            case "renames" -> RenamesCommand.class;
            case "retry" -> RetryCommand.class;
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
            default -> null;
        };
    }
}
