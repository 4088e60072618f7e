package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.core.Migration;
import org.sylos.shell.session.Conductor;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks what a migration has written against what was promised, once more. */
@Command(
        name = "verify",
        description = "Checks what a migration has written against what was promised, once more.",
        footer = {"  sylos verify nas", "  sylos verify nas --level size --level checksum"})
final class VerifyCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            split = ",",
            completionCandidates = ProviderNames.Levels.class,
            description = "size, checksum, or one added by a plugin; may be given several times. Default: as the"
                    + " migration has it.")
    private List<String> levels = new ArrayList<>();

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Migration migration = context.open(named.name());
        List<String> chosen =
                levels.isEmpty() ? migration.options().verification().levels() : levels;
        return new Conductor(context, migration).verify(chosen);
    }
}
