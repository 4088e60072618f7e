package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.config.Problem;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Listing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;

/** Finds what is wrong with the configuration. */
@Command(
        name = "check",
        description =
                "Finds everything that is wrong with the configuration, by line; the exit code is 1 if anything is.",
        footer = {"  sylos config check", "  sylos config check --config new.yaml --output json"})
final class ConfigCheckCommand extends Verb {
    private static final List<Column> COLUMNS = List.of(
            Column.of("line", "LINE", Column.Kind.NUMBER),
            Column.text("key", "KEY"),
            Column.text("problem", "PROBLEM"),
            Column.text("hint", "WHAT TO DO"));

    @Override
    ExitCode run(Context context) {
        Configuration configuration = context.configurationAsItIs();
        SylosCommand program = (SylosCommand) spec().root().userObject();
        List<Problem> problems = ConfigCheck.problems(context, configuration, program.models());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Problem problem : problems) {
            rows.add(Arrays.asList((long) problem.origin().line(), problem.key(), problem.message(), problem.hint()));
        }
        if (!problems.isEmpty() || context.settings().format().machine()) {
            context.show(new Listing(COLUMNS, rows));
        }
        context.console()
                .say(ConfigPathCommand.path(context)
                        + (configuration.file() == null
                                ? " is not there; nothing is configured in it."
                                : problems.isEmpty() ? ": nothing is wrong." : ": " + problems.size() + " wrong."));
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.ERROR;
    }
}
