package org.sylos.engine.core.internal.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.core.DatabaseOptions;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.internal.config.ConfigMaps;
import org.sylos.engine.core.internal.config.StoredConfig;

/** Mirrors a migration's standing and configuration in its state file, for people and for hosts. Thread-safe. */
final class StateMirror {
    /** Document of the store that keeps the configuration. */
    static final String CONFIG_DOCUMENT = "config";

    private static final Logger LOG = LoggerFactory.getLogger(StateMirror.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Path database;
    private final Clock clock;
    private Map<String, Long> progress = Map.of();

    StateMirror(Path file, Path database, Clock clock) {
        this.file = file;
        this.database = database;
        this.clock = clock;
    }

    /** What a state file holds. */
    record Loaded(MigrationDetails details, StoredConfig config) {}

    /** The configuration as the text that the store keeps. */
    static String toText(StoredConfig config) {
        try {
            return JSON.writeValueAsString(ConfigMaps.toMap(config));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps can always be written", e);
        }
    }

    static StoredConfig fromText(String text) {
        try {
            return ConfigMaps.fromMap(JSON.readValue(text, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new SylosException(
                    "the configuration kept in the database cannot be read: " + e.getOriginalMessage(), null, e);
        }
    }

    /** Writes the file. A file that cannot be written does not stop a run: the database has everything. */
    synchronized void write(MigrationRecord record, StoredConfig config) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("phase", record.phase().label());
        Phase returnTo = record.returnTo();
        if (returnTo != null) {
            state.put("return_to", returnTo.label());
        }
        state.put("pass", record.pass());
        state.put("updated_at", clock.instant().toString());
        if (record.phase().inProgress()) {
            state.put("pid", ProcessHandle.current().pid());
            Running.startOfThisProcess().ifPresent(start -> state.put("pid_started_at", start.toString()));
        }
        state.put("progress", new LinkedHashMap<>(progress));
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put(
                "metadata",
                Map.of(
                        "id", record.id().toString(),
                        "name", record.name(),
                        "created_at", record.createdAt().toString(),
                        "database_file", database.toString()));
        sections.put("state", state);
        sections.putAll(ConfigMaps.toMap(config));
        try {
            StateYaml.save(file, sections);
        } catch (SylosException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    /** Remembers the latest counts; they go into the file with the next write. */
    synchronized void progress(List<QueueMetrics> queues) {
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
    synchronized MigrationDetails details(MigrationRecord record, StoredConfig config) {
        return new MigrationDetails(
                record.name(),
                record.id(),
                record.phase(),
                record.returnTo(),
                record.pass(),
                record.createdAt(),
                clock.instant(),
                config.source().text(),
                config.destination().text(),
                database,
                record.phase().inProgress() ? ProcessHandle.current().pid() : -1,
                progress);
    }

    /**
     * Reads a state file.
     *
     * @throws SylosException when it is missing, is no state file, or lacks something
     */
    static Loaded load(Path file) {
        Map<String, Object> sections = StateYaml.load(file);
        Section metadata = Section.of(file, sections, "metadata");
        Section state = Section.of(file, sections, "state");
        StoredConfig config = ConfigMaps.fromMap(sections);
        MigrationDetails details = new MigrationDetails(
                metadata.text("name"),
                metadata.read("id", UUID::fromString),
                state.read("phase", Phase::ofLabel),
                state.readOrNull("return_to", Phase::ofLabel),
                state.read("pass", Integer::valueOf),
                metadata.read("created_at", Instant::parse),
                state.read("updated_at", Instant::parse),
                config.source().text(),
                config.destination().text(),
                metadata.read("database_file", Path::of),
                Running.pid(state.readOrNull("pid", Long::valueOf), state.readOrNull("pid_started_at", Instant::parse)),
                state.counts("progress"));
        return new Loaded(details, config);
    }

    /** How the database of this file was opened; empty when the file cannot be read. */
    static Optional<DatabaseOptions> databaseOptions(Path file) {
        try {
            return Optional.of(load(file).config().database());
        } catch (SylosException e) {
            LOG.debug("the state file {} cannot be read", file, e);
            return Optional.empty();
        }
    }
}
