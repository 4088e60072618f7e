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
import java.time.Duration;
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
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return parse(text(file), file.toString(), json ? JSON : YAML);
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

    private static SpectraConfig parse(String text, String source, ObjectMapper mapper) {
        JsonNode tree;
        try {
            tree = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new ConfigException("'" + source + "' cannot be read" + where + ": " + e.getOriginalMessage(), null);
        }
        return read(Settings.of(tree, source));
    }

    private static SpectraConfig read(Settings settings) {
        settings.onlyKeys("seed", "max-depth", "folders", "files", "file-size", "worlds", "keep-bytes");
        SpectraConfig.Builder builder = SpectraConfig.builder().onlyPrimary();
        SpectraConfig defaults = builder.build();
        builder.seed(settings.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, defaults.seed()))
                .maxDepth((int) settings.integer("max-depth", 0, SpectraConfig.MOST_DEPTH, defaults.maxDepth()))
                .folders(counts(settings, "folders", defaults.folders()))
                .files(counts(settings, "files", defaults.files()))
                .fileSizes(sizes(settings, defaults.fileSizes()))
                .keepBytes(settings.flag("keep-bytes", defaults.keepBytes()));
        if (settings.has("worlds")) {
            worlds(settings.section("worlds"), builder);
        }
        return builder.build();
    }

    private static CountRange counts(Settings parent, String key, CountRange absent) {
        if (!parent.has(key)) {
            return absent;
        }
        Settings settings = parent.section(key);
        settings.onlyKeys("min", "max", "decay");
        int min = (int) settings.integer("min", 0, CountRange.MOST);
        int max = (int) settings.integer("max", min, CountRange.MOST);
        double decay = settings.decimal("decay", 0, 1, 1);
        if (decay == 0) {
            throw settings.wrong("decay", "a number above 0 and at most 1", "0");
        }
        return new CountRange(min, max, decay);
    }

    private static FileSizes sizes(Settings parent, FileSizes absent) {
        if (!parent.has("file-size")) {
            return absent;
        }
        Settings settings = parent.section("file-size");
        String distribution = settings.choice("distribution", "fixed", "uniform");
        if (distribution.equals("fixed")) {
            settings.onlyKeys("distribution", "size");
            return new FileSizes.Fixed(settings.size("size", 0, FileSizes.MOST));
        }
        settings.onlyKeys("distribution", "min", "max");
        long min = settings.size("min", 0, FileSizes.MOST);
        return new FileSizes.Uniform(min, settings.size("max", min, FileSizes.MOST));
    }

    private static void worlds(Settings worlds, SpectraConfig.Builder builder) {
        for (String name : worlds.keys()) {
            if (!SpectraConfig.isWorldName(name)) {
                throw worlds.wrong(
                        name, "the name of a world: at most 40 of a-z, 0-9, '_' and '-', starting with a letter", null);
            }
            Settings settings = worlds.section(name);
            settings.onlyKeys("probability", "mtime-skew");
            boolean primary = name.equals(SpectraConfig.PRIMARY);
            double probability =
                    primary ? settings.decimal("probability", 1, 1, 1) : settings.decimal("probability", 0, 1);
            Duration skew = settings.skew("mtime-skew", WorldSettings.MOST_SKEW);
            builder.world(name, new WorldSettings(probability, skew));
        }
    }
}
