package org.sylos.shell.command;

import org.sylos.engine.core.Migration;
import org.sylos.shell.session.Conductor;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Does everything: discovers, shows the plan, asks once, copies, verifies. Called again it goes on, or looks for what changed. */
@Command(
        name = "migrate",
        description =
                "Does everything: discovers, shows the plan, asks once, copies, verifies. Called again it goes on, or looks for what changed.",
        footer = {
            "  sylos migrate /data/photos /mnt/nas/photos",
            "  sylos migrate /data/photos /mnt/nas/photos --yes --verify checksum --checksum sha256",
            "  sylos migrate /home/ann /mnt/nas/ann --filter litter:backups=true",
            "  sylos migrate ./src local:/backup --fsync --owner --xattrs --name nightly"
        })
final class MigrateCommand extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "SRC",
            description = "What is read: a path, scheme:location, or a connection, also with :PATH.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "DST", description = "What is written; made when it is missing.")
    private String destination = "";

    @Mixin
    private OptionsMixin options;

    @Mixin
    private CreationMixin creation;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Migration migration = Pair.of(context, source, destination).openOrCreate(context, creation, options);
        return new Conductor(context, migration).migrate();
    }
}
