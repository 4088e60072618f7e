package org.sylos.shell.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the commands of a file in the session. */
@Command(
        name = "source",
        description = "Runs the commands of a file, one a line; it ends at the first that fails.",
        footer = {"  source nightly.sylos"})
final class SourceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--keep-going", description = "Run the rest when a command fails.")
    private boolean keepGoing;

    @Override
    public Integer call() {
        return ((SylosCommand) spec.root().userObject()).runScript(file, keepGoing);
    }
}
