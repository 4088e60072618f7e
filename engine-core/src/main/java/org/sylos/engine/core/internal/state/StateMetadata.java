package org.sylos.engine.core.internal.state;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The section {@code metadata}: which migration it is.
 *
 * @param id never changes
 * @param name given by its creator
 * @param createdAt when it was created
 * @param databaseFile its database
 * @param unknown keys that nobody here knows; they are kept
 */
public record StateMetadata(UUID id, String name, Instant createdAt, Path databaseFile, Map<String, Object> unknown) {
    static final String SECTION = "metadata";

    public StateMetadata {
        unknown = StateDocument.copy(unknown);
    }

    static StateMetadata read(SectionReader section) {
        return new StateMetadata(
                section.take("id", UUID::fromString),
                section.take("name", text -> text),
                section.take("created_at", Instant::parse),
                section.take("database_file", Path::of),
                section.unknown());
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id.toString());
        map.put("name", name);
        map.put("created_at", createdAt.toString());
        map.put("database_file", databaseFile.toString());
        map.putAll(unknown);
        return map;
    }
}
