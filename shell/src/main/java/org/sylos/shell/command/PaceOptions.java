package org.sylos.shell.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.core.LogOptions;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.MigrationOptionsBuilder;
import picocli.CommandLine.Option;

/** How the two sides keep pace, and who hears what happens. */
final class PaceOptions {
    @Option(
            names = "--coordinator-lead",
            paramLabel = "N",
            description = "Levels that discovery of the source must be ahead of the destination's. Default: 1.")
    private @Nullable Integer coordinatorLead;

    @Option(
            names = "--max-src-ahead",
            paramLabel = "N",
            description = "Levels that discovery of the source may be ahead. Default: 3.")
    private @Nullable Integer maxSrcAhead;

    @Option(
            names = "--startup-delay",
            paramLabel = "TIME",
            description = "Wait before a run begins, so that somebody can begin to listen. Default: 0s.")
    private @Nullable Duration startupDelay;

    @Option(
            names = "--progress-tick",
            paramLabel = "TIME",
            description = "Time between two samples of the queues. Default: 500ms.")
    private @Nullable Duration progressTick;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description =
                    "Least level kept in the log: trace, debug, info, warning, error or critical." + " Default: info.")
    private JournalEntry.@Nullable Level logLevel;

    @Option(
            names = "--log-address",
            paramLabel = "HOST:PORT",
            description = "Also send the log there, as JSON datagrams; an empty text for nowhere. Default: nowhere.")
    private @Nullable String logAddress;

    @Option(
            names = "--log-keep",
            paramLabel = "N",
            description = "Entries that the log in the database keeps; older ones go. Default: 1000000.")
    private @Nullable Long logKeep;

    @Option(
            names = "--log-keep-for",
            paramLabel = "TIME",
            description = "How long the log in the database keeps entries, such as 720h. Default: for ever.")
    private @Nullable Duration logKeepFor;

    @Option(
            names = "--listeners",
            negatable = true,
            description = "Tell what happens, on the screen and to the log address; the log in the database is kept"
                    + " all the same. Default: told.")
    private @Nullable Boolean listeners;

    void apply(MigrationOptions before, MigrationOptionsBuilder builder) {
        if (coordinatorLead != null) {
            builder.coordinatorLead(coordinatorLead);
        }
        if (maxSrcAhead != null) {
            builder.maxSrcAhead(maxSrcAhead);
        }
        if (startupDelay != null) {
            builder.startupDelay(startupDelay);
        }
        if (progressTick != null) {
            builder.progressTick(progressTick);
        }
        builder.log(log(before.log()));
    }

    private LogOptions log(LogOptions before) {
        String address = logAddress == null ? before.address() : logAddress.isEmpty() ? null : logAddress;
        return new LogOptions(
                logLevel == null ? before.level() : logLevel,
                address,
                listeners == null ? before.listeners() : listeners,
                logKeep == null ? before.keepEntries() : logKeep,
                logKeepFor == null ? before.keepFor() : logKeepFor);
    }
}
