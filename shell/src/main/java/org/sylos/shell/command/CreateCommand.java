package org.sylos.shell.command;

import org.sylos.engine.core.Migration;
import org.sylos.shell.render.DetailsView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a migration between two places without looking at more than their roots. */
@Command(
        name = "create",
        description = "Makes a migration between two places, to be planned later; looks at their roots and no further.",
        footer = {
            "  sylos create /data/photos /mnt/nas/photos --name nas",
            "  sylos create ./data local:/mnt/backup --rules rules.yaml --compare checksum",
            "",
            "'plan' and 'migrate' make a migration themselves where there is none."
        })
final class CreateCommand extends Verb {
    @Parameters(index = "0", paramLabel = "SRC", description = "The place that is read.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "DST", description = "The place that is written.")
    private String destination = "";

    @Mixin
    private OptionsMixin options;

    @Mixin
    private CreationMixin creation;

    @Override
    ExitCode run(Context context) {
        Migration migration = Pair.of(context, source, destination).create(context, creation, options);
        DetailsView view = new DetailsView(migration.details());
        context.show(view.text(context.console().zone()), view.document());
        context.console().say("To discover both sides: " + context.command("plan", migration.name()));
        return ExitCode.DONE;
    }
}
