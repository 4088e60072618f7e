package org.sylos.shell.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.core.YamlNode;
import org.sylos.engine.core.YamlNode.Keys;
import org.sylos.engine.core.YamlNode.Text;

/** The file that holds the configuration, and reading it. */
public final class ConfigFile {
    private static final int MOST_BYTES = 1 << 20;

    private ConfigFile() {}

    /** The file in a home folder. */
    public static Path in(Path home) {
        return home.resolve("config.yaml");
    }

    /**
     * The configuration that was chosen; the empty one when there is nothing.
     *
     * @param home the home folder
     * @throws ConfigException when a file that was named is missing, or the file cannot be read or is no YAML
     */
    public static Configuration load(Path home, Choice choice) {
        Path file = choice.file();
        Path found = file != null ? file : in(home);
        boolean there = file != null || Files.exists(found);
        if (!there && choice.overrides().isEmpty()) {
            return Configuration.EMPTY;
        }
        Keys document = there ? document(found) : new Keys(List.of(), 0);
        for (String override : choice.overrides()) {
            document = Overrides.apply(document, override);
        }
        Configuration read = new ConfigReader(found.toString()).read(document);
        return new Configuration(
                there ? found : null,
                read.connections(),
                read.defaults(),
                read.profiles(),
                read.aliases(),
                read.problems());
    }

    private static Keys document(Path file) {
        YamlNode document;
        try {
            document = YamlNode.parse(text(file), "configuration files");
        } catch (ConfigException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("line ")
                    ? new ConfigException(file + ", " + message, "correct it, or move the file away; see: config check")
                    : e;
        }
        if (document instanceof Keys keys) {
            return keys;
        }
        if (document instanceof Text text && text.text().isEmpty()) {
            return new Keys(List.of(), 1);
        }
        throw new ConfigException(
                file + ", line " + document.line() + ": keys with values belong here",
                "there are: connections, defaults, profiles, aliases");
    }

    private static String text(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new ConfigException("the configuration " + file + " cannot be read: " + Unreadable.reason(e), null);
        }
        if (bytes.length > MOST_BYTES) {
            throw new ConfigException("the configuration " + file + " is larger than 1 MiB", "is it the right file?");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConfigException("the configuration " + file + " is not text in UTF-8", "is it the right file?");
        }
    }
}
