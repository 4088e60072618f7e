package org.sylos.engine.core.internal.state;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.VerificationRun;
import org.sylos.engine.core.internal.config.ConfigMaps;
import org.sylos.engine.core.internal.config.StoredConfig;

/** Mirrors a migration's standing and configuration in its state file, for people and for hosts. Thread-safe. */
public final class StateMirror {
    /** Document of the store that keeps the configuration. */
    public static final String CONFIG_DOCUMENT = "config";

    private static final Logger LOG = LoggerFactory.getLogger(StateMirror.class);
    private static final long ROUND_NANOS = Duration.ofSeconds(1).toNanos();

    private final StateFile file;
    private final Path database;
    private final Clock clock;
    private final Map<String, Long> sealed = new TreeMap<>();
    private Map<String, Long> progress = Map.of();
    private long writtenAt = System.nanoTime();

    public StateMirror(Path file, Path database, Clock clock) {
        this.file = new StateFile(file);
        this.database = database;
        this.clock = clock;
    }

    /** What a state file holds. */
    public record Loaded(MigrationDetails details, StoredConfig config) {
        /** The same under the name of the migration's folder, which decides; a process may have died while it was renamed. */
        public Loaded at(String name, Path database) {
            return details.name().equals(name) ? this : new Loaded(details.moved(name, database), config);
        }
    }

    /** The configuration as the text that the store keeps. */
    public static String toText(StoredConfig config) {
        return JsonText.print(ConfigMaps.toMap(config));
    }

    public static StoredConfig fromText(String text) {
        return ConfigMaps.fromMap(JsonText.parse(text, "the configuration kept in the database"));
    }

    /**
     * Writes the file. A file that cannot be written does not stop a run: the database has everything.
     *
     * @param running whether a run goes on in this process
     */
    public synchronized void write(
            MigrationRecord record, StoredConfig config, VerificationRun verification, boolean running) {
        writtenAt = System.nanoTime();
        try {
            file.update(
                    new StateDocument(
                            metadata(record), standing(record, verification, running), ConfigMaps.toMap(config)),
                    Set.of(),
                    StateFile.Durability.PROCESS);
        } catch (SylosException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    private StateMetadata metadata(MigrationRecord record) {
        return new StateMetadata(record.id(), record.name(), record.createdAt(), database, Map.of());
    }

    private StateStanding standing(MigrationRecord record, VerificationRun verification, boolean running) {
        return new StateStanding(
                record.phase(),
                record.returnTo(),
                verification,
                record.pass(),
                clock.instant(),
                running ? ProcessHandle.current().pid() : null,
                running ? Running.startOfThisProcess().orElse(null) : null,
                counts(),
                Map.of());
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>(progress);
        counts.putAll(sealed);
        return counts;
    }

    /** Remembers the round that was sealed last on a side; answers whether the file has not been written for a while. */
    public synchronized boolean round(Side side, int depth) {
        sealed.put(side == Side.SRC ? "src-traversal.sealed-depth" : "dst-traversal.sealed-depth", (long) depth);
        return System.nanoTime() - writtenAt >= ROUND_NANOS;
    }

    /** Remembers the latest counts; they go into the file with the next write. */
    public synchronized void progress(List<QueueMetrics> queues) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (QueueMetrics queue : queues) {
            counts.put(queue.queue().label() + ".discovered", queue.discovered());
            counts.put(queue.queue().label() + ".done", queue.done());
            counts.put(queue.queue().label() + ".done-bytes", queue.doneBytes());
            counts.put(queue.queue().label() + ".failed", queue.failed());
        }
        progress = counts;
    }

    /** What the file tells of the migration as it is in this process. */
    public synchronized MigrationDetails details(
            MigrationRecord record, StoredConfig config, VerificationRun verification, boolean running) {
        return new MigrationDetails(
                record.name(),
                record.id(),
                record.phase(),
                record.returnTo(),
                verification,
                record.pass(),
                record.createdAt(),
                clock.instant(),
                config.source().text(),
                config.destination().text(),
                database,
                running ? ProcessHandle.current().pid() : -1,
                progress);
    }

    /**
     * Reads a state file.
     *
     * @throws SylosException when it is missing, is no state file, or lacks something
     */
    public static Loaded load(Path path) {
        StateDocument document = new StateFile(path).load();
        StoredConfig config = ConfigMaps.fromMap(document.others());
        StateMetadata metadata = document.metadata();
        StateStanding state = document.state();
        long pid = Running.pid(state.pid(), state.pidStartedAt());
        boolean brokenOff = state.verification() == VerificationRun.RUNNING && pid < 0;
        MigrationDetails details = new MigrationDetails(
                metadata.name(),
                metadata.id(),
                state.phase(),
                state.returnTo(),
                brokenOff ? VerificationRun.INTERRUPTED : state.verification(),
                state.pass(),
                metadata.createdAt(),
                state.updatedAt(),
                config.source().text(),
                config.destination().text(),
                metadata.databaseFile(),
                pid,
                state.progress());
        return new Loaded(details, config);
    }
}
