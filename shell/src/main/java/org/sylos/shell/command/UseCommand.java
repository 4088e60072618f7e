package org.sylos.shell.command;

import org.jspecify.annotations.Nullable;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Chooses the migration that is meant where none is named. */
@Command(
        name = "use",
        description = "Chooses the migration that is meant where none is named; without a name, none.",
        footer = {"  use nas", "  ls /photos", "  use"})
final class UseCommand extends Verb {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The migration.",
            completionCandidates = MigrationNames.class)
    private @Nullable String name;

    @Override
    ExitCode run(Context context) {
        if (name != null) {
            // Throws when there is none of that name, with what is similar.
            var unused = context.manager().details(name);
        }
        context.use(name);
        return ExitCode.DONE;
    }
}
