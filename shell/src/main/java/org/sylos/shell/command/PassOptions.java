package org.sylos.shell.command;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.MigrationOptionsBuilder;
import picocli.CommandLine.Option;

/** What must hold for verification to pass. */
final class PassOptions {
    @Option(
            names = "--allow-pending",
            negatable = true,
            description = "Nodes may still be pending. Default: not allowed.")
    private @Nullable Boolean allowPending;

    @Option(
            names = "--allow-not-on-src",
            negatable = true,
            description = "The destination may have nodes that the source has not. Default: allowed.")
    private @Nullable Boolean allowNotOnSrc;

    void apply(MigrationOptionsBuilder builder) {
        Boolean pending = allowPending;
        if (pending != null) {
            builder.verification(options -> options.withAllowPending(pending));
        }
        Boolean notOnSrc = allowNotOnSrc;
        if (notOnSrc != null) {
            builder.verification(options -> options.withAllowNotOnSrc(notOnSrc));
        }
    }
}
