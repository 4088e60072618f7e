package org.sylos.shell.command;

import org.sylos.engine.core.Migration;
import org.sylos.shell.session.Conductor;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Goes on with a migration that was suspended or interrupted. */
@Command(
        name = "resume",
        description = "Goes on with a migration that was suspended or interrupted.",
        footer = {"  sylos resume nas"})
final class ResumeCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Mixin
    private OptionsMixin options;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Migration migration = context.open(named.name());
        options.applyTo(migration);
        return new Conductor(context, migration).resume();
    }
}
