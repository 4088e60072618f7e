package org.sylos.shell.command;

import org.sylos.engine.core.Migration;
import org.sylos.shell.session.Conductor;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists again what failed or is marked, and nothing else; changes nothing on either side. */
@Command(
        name = "retry",
        description =
                "Lists again the folders that could not be listed or are marked, and has failed copies tried again;"
                        + " then shows the plan.",
        footer = {
            "  sylos retry nas",
            "  sylos mark nas /photos/2024 && sylos retry nas",
            "",
            "What went well is not looked at again; 'sylos plan' does that. What is left out by hand stays so."
        })
final class RetryCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Mixin
    private OptionsMixin options;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Migration migration = context.open(named.name());
        options.applyTo(migration);
        return new Conductor(context, migration).retry();
    }
}
