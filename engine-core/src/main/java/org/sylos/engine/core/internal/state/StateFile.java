package org.sylos.engine.core.internal.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.internal.yaml.UnreadableYamlException;

/**
 * A state file: it mirrors for people and for hosts what the database holds. Thread-safe within one process.
 *
 * <p>A reader sees the old content or the new one, whole. Only the owner may read it. Keys that nobody here knows survive, at
 * the top and in every section; comments do not.
 */
public final class StateFile {
    private static final String HEADER = """
            # Written by Sylos for people to read; what counts is the database.
            # Keys that Sylos does not know are left alone, comments are not.
            """;

    private final Path file;

    /** The state file at this place, there or not. */
    public StateFile(Path file) {
        this.file = file;
    }

    /** What survives when a call that writes has returned. */
    public enum Durability {
        /** The death of the process. */
        PROCESS,
        /** The loss of power as well; costs milliseconds. */
        POWER
    }

    /** Where the file is. */
    public Path path() {
        return file;
    }

    /** Whether something is at its place. */
    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException when it is no state file, is of a newer format, is malformed, or holds what cannot be
     * @throws SylosException when it is missing or cannot be read
     */
    public synchronized StateDocument load() {
        return StateDocument.read(file.toString(), loadMap());
    }

    /**
     * Writes exactly this document.
     *
     * @param secrets where secrets belong, see {@link SecretValues#refuseLiterals}
     * @throws ConfigException when a secret is where only a reference may be; nothing is then written
     * @throws SylosException when the file cannot be written; it is then as it was
     */
    public synchronized void save(StateDocument document, Set<String> secrets, Durability durability) {
        write(document.toMap(false), secrets, durability);
    }

    /**
     * Writes this document over what is there, if anything is: keys of the file that the document does not mention stay, at
     * the top and in every section; keys that are null in the document go.
     *
     * @param secrets where secrets belong, see {@link SecretValues#refuseLiterals}
     * @throws ConfigException as {@link #save}, and when what is there is no state file that can be read
     * @throws SylosException when the file cannot be read or written; it is then as it was
     */
    public synchronized void update(StateDocument document, Set<String> secrets, Durability durability) {
        Map<String, Object> present = Map.of();
        if (exists()) {
            present = loadMap();
            StateDocument.checkFormat(file.toString(), present);
        }
        write(merged(present, document.toMap(true)), secrets, durability);
    }

    /** What the document says, in its order, and then what else was there. */
    private static Map<String, Object> merged(Map<String, Object> present, Map<String, @Nullable Object> changes) {
        Map<String, Object> result = new LinkedHashMap<>();
        changes.forEach((name, change) -> {
            if (change instanceof Map<?, ?> section) {
                Map<String, Object> old = present.get(name) instanceof Map<?, ?> map ? texts(map) : Map.of();
                result.put(name, mergedSection(old, texts(section)));
            } else if (change != null) {
                result.put(name, change);
            }
        });
        addMissing(result, present, changes);
        return result;
    }

    private static Map<String, Object> mergedSection(Map<String, Object> present, Map<String, Object> changes) {
        Map<String, Object> result = new LinkedHashMap<>(changes);
        result.values().removeIf(Objects::isNull);
        addMissing(result, present, changes);
        return result;
    }

    private static void addMissing(Map<String, Object> result, Map<String, Object> present, Map<String, ?> changes) {
        present.forEach((key, value) -> {
            if (!changes.containsKey(key)) {
                result.put(key, value);
            }
        });
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }

    private void write(Map<String, Object> document, Set<String> secrets, Durability durability) {
        SecretValues.refuseLiterals(document, secrets);
        String text = HEADER + YamlText.print(document);
        if (text.length() > YamlText.MOST_CHARACTERS) {
            throw new ConfigException("the state would not fit the 1 MiB of " + file, "shorten its 'extensions'");
        }
        try {
            WholeFile.replace(file, text.getBytes(UTF_8), durability == Durability.POWER);
        } catch (IOException e) {
            throw new SylosException(
                    "the state file " + file + " cannot be written: " + reason(e),
                    "check the permissions of its folder and the room left",
                    e);
        }
    }

    private Map<String, Object> loadMap() {
        try {
            return YamlText.parse(text());
        } catch (NoSuchFileException e) {
            throw new SylosException(
                    "there is no state file " + file, "give the .yaml file beside a migration's database", e);
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + " is no state file of Sylos: it is not text in UTF-8", null);
        } catch (IOException e) {
            throw new SylosException(
                    "the state file " + file + " cannot be read: " + reason(e), "check its permissions", e);
        } catch (UnreadableYamlException e) {
            String where = e.line() > 0 ? " in line " + e.line() : "";
            throw new ConfigException(
                    "the state file " + file + " is malformed" + where + ": " + e.getMessage(),
                    "correct it, or delete it: it is written anew from the database");
        }
    }

    private String text() throws IOException {
        byte[] bytes = WholeFile.read(file, YamlText.MOST_CHARACTERS + 1);
        if (bytes.length > YamlText.MOST_CHARACTERS) {
            throw new ConfigException(
                    file + " is no state file of Sylos: it is larger than 1 MiB",
                    "give the .yaml file beside a migration's database");
        }
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
