package org.sylos.shell.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.core.Bandwidth;
import org.sylos.engine.core.ExecutorSpec;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.MigrationOptionsBuilder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a migration is carried out. What is not given stays as the migration has it. */
final class OptionsMixin {
    private static final String NONE = "none";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--compare",
            paramLabel = "MODE",
            description = "When a file on both sides is current and stays as it is. newer: sizes are equal and the"
                    + " destination is not older; size; mtime; checksum; exists: always. Default: newer.")
    private @Nullable CompareMode compare;

    @Option(
            names = "--checksum",
            paramLabel = "NAME",
            description = "Compute a checksum of every file while it is copied: crc32c, md5, sha256 or none. Needed"
                    + " for --verify checksum to compare with what was read. Default: none.")
    private @Nullable String checksum;

    @Option(
            names = "--verify",
            paramLabel = "LEVEL",
            split = ",",
            completionCandidates = ProviderNames.Levels.class,
            description = "What is verified of each written node after the copy: size, checksum, more by plugins, or"
                    + " none. Nodes are always counted. Default: size.")
    private @Nullable List<String> verify;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Most tasks at once per side; 0 lets Sylos find the best number. Default: 0.")
    private @Nullable Integer workers;

    @Option(
            names = "--bandwidth",
            paramLabel = "RATE",
            description =
                    "Bytes a second that copies may move all together: 50MiB/s, off, or a timetable in local time,"
                            + " '08:00-18:00 10MiB/s, 18:00-08:00 off'. Can be changed while a copy goes on, see limits."
                            + " Default: off.")
    private @Nullable String bandwidth;

    @Option(
            names = "--executor",
            paramLabel = "NAME",
            completionCandidates = ProviderNames.Executors.class,
            description = "What carries the work out: local, for threads of this process, or one added by a plugin."
                    + " Default: local.")
    private @Nullable String executor;

    @Option(
            names = "--executor-set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the executor. Kept until another executor is chosen.")
    private Map<String, String> executorSettings = new TreeMap<>();

    @ArgGroup(validate = false, heading = "%nWhat is kept of a node besides its bytes:%n")
    private KeepOptions keep = new KeepOptions();

    @ArgGroup(validate = false, heading = "%nWhat must hold in the end:%n")
    private PassOptions pass = new PassOptions();

    @ArgGroup(validate = false, heading = "%nWhen something does not work:%n")
    private RetryOptions retries = new RetryOptions();

    @ArgGroup(validate = false, heading = "%nPace, progress and log:%n")
    private PaceOptions pace = new PaceOptions();

    /** Gives an open migration the options that were given. */
    void applyTo(Migration migration) {
        MigrationOptions before = migration.options();
        MigrationOptions after = apply(before);
        if (!after.equals(before)) {
            migration.setOptions(after);
        }
    }

    /** The options with what was given in place of what was there. */
    MigrationOptions apply(MigrationOptions before) {
        MigrationOptionsBuilder builder = before.toBuilder();
        if (compare != null) {
            builder.compareMode(compare);
        }
        if (checksum != null) {
            builder.checksum(checksum.equals(NONE) ? null : algorithm(checksum));
        }
        if (verify != null) {
            builder.verifyLevels(verify.equals(List.of(NONE)) ? List.of() : verify);
        }
        if (workers != null) {
            builder.workerCount(workers);
        }
        if (bandwidth != null) {
            builder.bandwidth(bandwidth(bandwidth));
        }
        builder.executor(executor(before.executor()));
        keep.apply(before, builder);
        pass.apply(builder);
        retries.apply(before, builder);
        pace.apply(before, builder);
        try {
            return builder.build();
        } catch (ConfigException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    e.getMessage() + e.hint().map(hint -> ": " + hint).orElse(""));
        }
    }

    private ExecutorSpec executor(ExecutorSpec before) {
        ExecutorSpec chosen =
                executor == null || executor.equals(before.provider()) ? before : ExecutorSpec.of(executor);
        Map<String, String> settings = new TreeMap<>(chosen.settings());
        settings.putAll(executorSettings);
        return new ExecutorSpec(chosen.provider(), settings);
    }

    private Bandwidth bandwidth(String text) {
        try {
            return Bandwidth.parse(text);
        } catch (ConfigException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    e.getMessage() + e.hint().map(hint -> ": " + hint).orElse(""));
        }
    }

    private ChecksumAlgorithm algorithm(String label) {
        try {
            return ChecksumAlgorithm.ofLabel(label);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
