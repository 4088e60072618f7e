package org.sylos.engine.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One documented setting of a provider.
 *
 * @param name the key: lower-case words joined with {@code -}
 * @param type how its value is read
 * @param defaultText the value that holds when the key is absent, as text; null when absence has a meaning of its own
 * @param required whether creation is refused without it
 * @param secret whether its value must never be stored, logged or shown; the configuration then holds a {@linkplain
 *     SecretReference reference} to an environment variable, a file or a prompt instead
 * @param summary what it does, in one line
 */
@Stability(Stability.Level.EVOLVING)
public record ConfigKey(
        String name, Type type, @Nullable String defaultText, boolean required, boolean secret, String summary) {
    /** How a value is read. */
    @Stability(Stability.Level.EVOLVING)
    public enum Type {
        /** Any text. */
        TEXT,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A whole number. */
        INTEGER,
        /** A count of bytes: a whole number, with an optional suffix K, M, G or T for powers of 1024. */
        SIZE,
        /** A time span: a whole number with a suffix ms, s, m or h. */
        DURATION,
        /** A path of the local file system. */
        PATH
    }

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when the name has another form
     */
    public ConfigKey {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a configuration key: '" + name + "'");
        }
    }

    /**
     * {@return an optional setting with a default}
     *
     * @param name the key
     * @param type how its value is read
     * @param defaultText the value that holds when the key is absent, as text; null when absence has a meaning of its
     *     own
     * @param summary what it does, in one line
     */
    public static ConfigKey optional(String name, Type type, @Nullable String defaultText, String summary) {
        return new ConfigKey(name, type, defaultText, false, false, summary);
    }

    /**
     * {@return a setting that must be given}
     *
     * @param name the key
     * @param type how its value is read
     * @param summary what it does, in one line
     */
    public static ConfigKey required(String name, Type type, String summary) {
        return new ConfigKey(name, type, null, true, false, summary);
    }

    /** {@return the value that holds when the key is absent, as text} */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultText);
    }
}
