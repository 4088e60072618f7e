package org.sylos.shell.command;

import org.sylos.engine.core.Migration;
import org.sylos.shell.session.Conductor;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Carries out the plan of a migration, which is thereby approved, and verifies it. */
@Command(
        name = "copy",
        description = "Carries out the plan of a migration, which is thereby approved, and verifies it.",
        footer = {
            "  sylos copy nas",
            "  sylos copy nas --workers 8 --verify checksum",
            "",
            "A plan that is not the one that was reviewed, or approved with plan --approve, is refused:",
            "exit code 5."
        })
final class CopyCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Mixin
    private OptionsMixin options;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Migration migration = context.open(named.name());
        options.applyTo(migration);
        return new Conductor(context, migration).copy();
    }
}
