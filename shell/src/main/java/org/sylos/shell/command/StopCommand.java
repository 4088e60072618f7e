package org.sylos.shell.command;

import java.time.Duration;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Suspends a migration that runs in another terminal. */
@Command(
        name = "stop",
        description = "Suspends a migration that runs in another terminal.",
        footer = {"  sylos stop nas"})
final class StopCommand extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The migration.",
            completionCandidates = MigrationNames.class)
    private String name = "";

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long to wait until it has stopped; 0s for not at all. Default: ${DEFAULT-VALUE}.")
    private Duration wait = Duration.ZERO;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        return new Stopper(context, name).stop(wait);
    }
}
