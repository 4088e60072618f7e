package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Listing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Job;
import picocli.CommandLine.Command;

/** Lists what runs, or has run, in the background of the session. */
@Command(
        name = "jobs",
        description = "Lists the commands in the background: those that were ended with &.",
        footer = {"  copy nas &", "  jobs"})
final class JobsCommand extends Verb {
    private static final List<Column> COLUMNS = List.of(
            Column.of("job", "JOB", Column.Kind.COUNT),
            Column.text("state", "STATE"),
            Column.of("exit_code", "EXIT", Column.Kind.COUNT),
            Column.of("seconds", "SECONDS", Column.Kind.COUNT),
            Column.text("command", "COMMAND"));

    @Override
    ExitCode run(Context context) {
        List<Job> jobs = context.jobs().all();
        if (jobs.isEmpty() && !context.settings().format().machine()) {
            context.console().say("Nothing runs in the background. A command that ends with & does.");
            return ExitCode.DONE;
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Job job : jobs) {
            Integer code = job.code();
            rows.add(Arrays.asList(
                    (long) job.number(),
                    code == null ? "running" : "ended",
                    code == null ? null : (long) code,
                    job.time().toSeconds(),
                    job.line()));
        }
        context.show(new Listing(COLUMNS, rows));
        return ExitCode.DONE;
    }
}
