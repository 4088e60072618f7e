package org.sylos.shell.command;

import java.time.Duration;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Suspends a migration that runs in another terminal. */
@Command(
        name = "stop",
        description = "Suspends a migration that runs in another terminal.",
        footer = {"  sylos stop nas", "  sylos stop nas --now"})
final class StopCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long to wait until it has stopped; 0s for not at all. Default: ${DEFAULT-VALUE}.")
    private Duration wait = Duration.ZERO;

    @Option(
            names = "--now",
            description = "Give up what is in flight; it is done again later. Otherwise that is finished first, within"
                    + " ten seconds.")
    private boolean now;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        return new Stopper(context, named.name()).stop(now, wait);
    }
}
