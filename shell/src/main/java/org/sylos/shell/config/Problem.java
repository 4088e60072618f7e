package org.sylos.shell.config;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;

/**
 * Something in the configuration that cannot be.
 *
 * @param origin where it stands
 * @param key the key, from the top, joined with dots; empty for the whole
 * @param message what is wrong with it; never a secret
 * @param hint what to do about it, or null
 */
public record Problem(
        Origin origin, String key, String message, @Nullable String hint) {
    /** The same as an error of a command that cannot go on with it. */
    public ConfigException asError() {
        return new ConfigException(text(), hint == null ? "see: config check" : hint);
    }

    /** Place, key and what is wrong, in one line. */
    public String text() {
        return origin + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
