package org.sylos.shell.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.core.Bandwidth;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.RemoteRun;
import org.sylos.engine.core.RunLimits;
import org.sylos.shell.render.LimitsView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Shows or changes how much a migration may use, also while it runs. */
@Command(
        name = "limits",
        description = "Shows or changes how much a migration may use, also while it runs. It is kept for later runs.",
        footer = {
            "  sylos limits nas",
            "  sylos limits nas --bandwidth 50MiB/s --workers 4",
            "  sylos limits nas --bandwidth '08:00-18:00 10MiB/s, 18:00-08:00 off'",
            "  sylos limits nas --bandwidth off --workers 0"
        })
final class LimitsCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Option(
            names = "--bandwidth",
            paramLabel = "RATE",
            description =
                    "Bytes a second that copies may move all together: 50MiB/s, off, or a timetable in local time,"
                            + " 'Mon-Fri 08:00-18:00 10MiB/s, 20MiB/s', of which the first part that holds decides.")
    private @Nullable String bandwidth;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Most tasks at once per side; 0 lets Sylos find the best number. What has begun is finished.")
    private @Nullable Integer workers;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Optional<RemoteRun> attached = context.manager().attach(named.name());
        if (attached.isPresent()) {
            try (RemoteRun run = attached.get()) {
                RunLimits before = run.snapshot().limits();
                RunLimits after = changed(before);
                if (!after.equals(before)) {
                    run.setLimits(after);
                }
                return show(context, run.snapshot().limits());
            }
        }
        Migration migration = context.open(named.name());
        RunLimits after = changed(migration.limits());
        migration.setLimits(after);
        return show(context, after);
    }

    private RunLimits changed(RunLimits before) {
        try {
            return new RunLimits(
                    workers == null ? before.workers() : workers,
                    bandwidth == null ? before.bandwidth() : Bandwidth.parse(bandwidth));
        } catch (ConfigException e) {
            throw new ParameterException(
                    spec().commandLine(),
                    e.getMessage() + e.hint().map(hint -> ": " + hint).orElse(""));
        }
    }

    private static ExitCode show(Context context, RunLimits limits) {
        LimitsView view = new LimitsView(limits, context.console().zone());
        context.show(view.text(), view.document());
        return ExitCode.DONE;
    }
}
