package org.sylos.shell.command;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.MigrationOptions.Preserve;
import org.sylos.engine.core.MigrationOptionsBuilder;
import picocli.CommandLine.Option;

/** What is kept of a node besides its bytes. */
final class KeepOptions {
    @Option(names = "--times", negatable = true, description = "Modification times. Default: kept.")
    private @Nullable Boolean times;

    @Option(names = "--permissions", negatable = true, description = "POSIX permissions. Default: kept.")
    private @Nullable Boolean permissions;

    @Option(names = "--owner", negatable = true, description = "Owner and group. Default: not kept.")
    private @Nullable Boolean owner;

    @Option(
            names = "--xattrs",
            negatable = true,
            description = "Extended attributes of the user namespace. Default: not kept.")
    private @Nullable Boolean xattrs;

    void apply(MigrationOptions before, MigrationOptionsBuilder builder) {
        Preserve kept = before.preserve();
        builder.preserve(new Preserve(
                or(times, kept.times()),
                or(permissions, kept.permissions()),
                or(owner, kept.owner()),
                or(xattrs, kept.xattrs())));
    }

    private static boolean or(@Nullable Boolean given, boolean before) {
        return given == null ? before : given;
    }
}
