package org.sylos.adapter.spectra.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.sylos.engine.api.ConfigException;

/** Reads configurations from files. Nothing but plain trees is read, so a file can neither make objects nor run code. */
final class ConfigFile {
    private static final int MOST_BYTES = 1 << 20;

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ConfigFile() {}

    static SpectraConfig load(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return parse(text(file), file.toString(), folder == null ? file : folder);
    }

    /** Relative paths in the text are relative to the folder. */
    static SpectraConfig parse(String text, String source, Path folder) {
        boolean json = source.toLowerCase(Locale.ROOT).endsWith(".json");
        return ConfigReader.read(Settings.of(tree(text, source, json ? JSON : YAML), source), folder);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ConfigException(
                        "'" + file + "' is too large for a Spectra configuration", "it has at most 1 MiB");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    "there is no Spectra configuration '" + file + "'", "write spectra:demo for the built-in one");
        } catch (CharacterCodingException e) {
            throw new ConfigException("'" + file + "' is not text in UTF-8", null);
        } catch (IOException e) {
            throw new ConfigException("the Spectra configuration '" + file + "' cannot be read: " + e, null);
        }
    }

    private static JsonNode tree(String text, String source, ObjectMapper mapper) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new ConfigException("'" + source + "' cannot be read" + where + ": " + e.getOriginalMessage(), null);
        }
    }
}
