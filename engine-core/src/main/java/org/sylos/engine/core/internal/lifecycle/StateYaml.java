package org.sylos.engine.core.internal.lifecycle;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.sylos.engine.api.SylosException;

/** Reads and writes state files. */
final class StateYaml {
    private static final YAMLMapper YAML = new YAMLMapper();

    private StateYaml() {}

    static void save(Path file, Map<String, Object> sections) {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.write(temporary, YAML.writeValueAsBytes(sections));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SylosException("the state file " + file + " cannot be written: " + e.getMessage(), null, e);
        }
    }

    static Map<String, Object> load(Path file) {
        try {
            return YAML.readValue(file.toFile(), new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new SylosException("the state file " + file + " cannot be read: " + e.getMessage(), null, e);
        }
    }
}
