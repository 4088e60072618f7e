package org.sylos.shell.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.MigrationOptionsBuilder;
import picocli.CommandLine.Option;

/** What is done about what does not work at once. */
final class RetryOptions {
    @Option(
            names = "--max-retries",
            paramLabel = "N",
            description = "Tries after the first for what may succeed later, 0 to 100. Default: 5.")
    private @Nullable Integer maxRetries;

    @Option(
            names = "--retry-delay",
            paramLabel = "TIME",
            description = "Bound of the first random delay before a retry; it doubles each time. Default: 200ms.")
    private @Nullable Duration retryDelay;

    @Option(names = "--retry-max-delay", paramLabel = "TIME", description = "Bound of every such delay. Default: 30s.")
    private @Nullable Duration retryMaxDelay;

    @Option(
            names = "--stall-timeout",
            paramLabel = "TIME",
            description = "Interrupt and retry a task without any progress for so long; 0s for never. Default: 5m.")
    private @Nullable Duration stallTimeout;

    void apply(MigrationOptions before, MigrationOptionsBuilder builder) {
        if (maxRetries != null) {
            builder.maxRetries(maxRetries);
        }
        builder.retryDelays(
                retryDelay == null ? before.retryBaseDelay() : retryDelay,
                retryMaxDelay == null ? before.retryMaxDelay() : retryMaxDelay);
        if (stallTimeout != null) {
            builder.stallTimeout(stallTimeout);
        }
    }
}
