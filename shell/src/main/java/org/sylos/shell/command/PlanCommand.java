package org.sylos.shell.command;

import java.util.List;
import org.sylos.engine.core.Migration;
import org.sylos.shell.session.Conductor;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Discovers both sides and shows what a copy would do; changes nothing. */
@Command(
        name = "plan",
        description = "Discovers both sides and shows what a copy would do; changes nothing.",
        footer = {
            "  sylos plan /data/photos /mnt/nas/photos",
            "  sylos plan /data/photos /mnt/nas/photos --name nas --compare checksum",
            "  sylos plan nas                                look again"
        })
final class PlanCommand extends Verb {
    @Parameters(
            arity = "1..2",
            paramLabel = "SRC DST | NAME",
            hideParamSyntax = true,
            description = "Two places, or the name of a migration.",
            completionCandidates = MigrationNames.class)
    private List<String> places = List.of();

    @Mixin
    private OptionsMixin options;

    @Mixin
    private CreationMixin creation;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Migration migration;
        if (places.size() == 2) {
            migration = Pair.of(places.get(0), places.get(1)).openOrCreate(context, creation, options);
        } else {
            migration = context.open(places.get(0));
            options.applyTo(migration);
        }
        return new Conductor(context, migration).plan();
    }
}
