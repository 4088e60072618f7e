package org.sylos.engine.core;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads state files as somebody would who knows nothing of the engine. */
final class StateFiles {
    private static final YAMLMapper YAML = new YAMLMapper();

    private StateFiles() {}

    static Path of(Path database) {
        return database.resolveSibling(database.getFileName() + ".yaml");
    }

    /** The sections of the state file beside a database. */
    static Map<String, Object> read(Path database) {
        try {
            return YAML.readValue(of(database).toFile(), new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String phase(Path database) {
        return text(database, "state", "phase");
    }

    static String text(Path database, String section, String key) {
        return read(database).get(section) instanceof Map<?, ?> values ? String.valueOf(values.get(key)) : "no section";
    }
}
