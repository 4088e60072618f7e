package org.sylos.engine.core.internal.config;

import java.util.Locale;
import java.util.Map;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.core.Bandwidth;
import org.sylos.engine.core.ExecutorSpec;
import org.sylos.engine.core.LogOptions;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.VerificationOptions;

/** Turns options into plain maps and back. */
final class OptionMaps {
    private OptionMaps() {}

    static Map<String, Object> options(MigrationOptions options) {
        ChecksumAlgorithm checksum = options.checksum();
        return Values.map(
                "executor",
                options.executor().provider(),
                "executor_settings",
                options.executor().settings(),
                "seed_roots",
                options.seedRoots(),
                "worker_count",
                options.workerCount(),
                "max_retries",
                options.maxRetries(),
                "retry_base_delay",
                options.retryBaseDelay().toString(),
                "retry_max_delay",
                options.retryMaxDelay().toString(),
                "coordinator_lead",
                options.coordinatorLead(),
                "max_src_ahead",
                options.maxSrcAhead(),
                "compare_mode",
                options.compareMode().label(),
                "checksum",
                checksum == null ? null : checksum.label(),
                "preserve_times",
                options.preserve().times(),
                "preserve_permissions",
                options.preserve().permissions(),
                "preserve_owner",
                options.preserve().owner(),
                "preserve_xattrs",
                options.preserve().xattrs(),
                "startup_delay",
                options.startupDelay().toString(),
                "progress_tick",
                options.progressTick().toString(),
                "stall_timeout",
                options.stallTimeout().toString(),
                "bandwidth",
                options.bandwidth().text());
    }

    static Map<String, Object> logging(LogOptions log) {
        return Values.map(
                "level",
                log.level().name().toLowerCase(Locale.ROOT),
                "address",
                log.address(),
                "listeners",
                log.listeners(),
                "keep_entries",
                log.keepEntries(),
                "keep_for",
                log.keepFor().toString());
    }

    static Map<String, Object> verification(VerificationOptions verification) {
        return Values.map(
                "levels",
                verification.levels(),
                "allow_pending",
                verification.allowPending(),
                "allow_not_on_src",
                verification.allowNotOnSrc());
    }

    static MigrationOptions options(Values options, Values logging, Values verification) {
        String checksum = options.textOrNull("checksum");
        String bandwidth = options.textOrNull("bandwidth");
        return MigrationOptions.builder()
                .executor(executor(options))
                .seedRoots(options.flag("seed_roots"))
                .workerCount(options.integer("worker_count"))
                .maxRetries(options.integer("max_retries"))
                .retryDelays(options.duration("retry_base_delay"), options.duration("retry_max_delay"))
                .coordinatorLead(options.integer("coordinator_lead"))
                .maxSrcAhead(options.integer("max_src_ahead"))
                .compareMode(CompareMode.ofLabel(options.text("compare_mode")))
                .checksum(checksum == null ? null : ChecksumAlgorithm.ofLabel(checksum))
                .preserve(new MigrationOptions.Preserve(
                        options.flag("preserve_times"),
                        options.flag("preserve_permissions"),
                        options.flag("preserve_owner"),
                        options.flag("preserve_xattrs")))
                .startupDelay(options.duration("startup_delay"))
                .progressTick(options.duration("progress_tick"))
                .stallTimeout(options.duration("stall_timeout"))
                .bandwidth(bandwidth == null ? Bandwidth.UNLIMITED : Bandwidth.parse(bandwidth))
                .verification(new VerificationOptions(
                        verification.strings("levels"),
                        verification.flag("allow_pending"),
                        verification.flag("allow_not_on_src")))
                .log(logOptions(logging))
                .build();
    }

    /** Migrations made before the log was trimmed have nothing noted of that. */
    private static LogOptions logOptions(Values logging) {
        boolean noted = logging.textOrNull("keep_entries") != null;
        return new LogOptions(
                level(logging),
                logging.textOrNull("address"),
                logging.flag("listeners"),
                noted ? logging.integer("keep_entries") : LogOptions.DEFAULT.keepEntries(),
                noted ? logging.duration("keep_for") : LogOptions.DEFAULT.keepFor());
    }

    /** Migrations made before executors could be chosen have none noted. */
    private static ExecutorSpec executor(Values options) {
        String provider = options.textOrNull("executor");
        return provider == null ? ExecutorSpec.LOCAL : new ExecutorSpec(provider, options.texts("executor_settings"));
    }

    private static JournalEntry.Level level(Values logging) {
        try {
            return JournalEntry.Level.valueOf(logging.text("level").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw logging.unreadable("level", "trace, debug, info, warning, error or critical");
        }
    }
}
