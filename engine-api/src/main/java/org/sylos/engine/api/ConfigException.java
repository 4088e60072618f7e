package org.sylos.engine.api;

import org.jspecify.annotations.Nullable;

/** A setting is missing, unknown or out of its bounds. */
@Stability(Stability.Level.STABLE)
public final class ConfigException extends SylosException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message names the key, the value and what is wrong with it; never shows a secret
     * @param hint what would be accepted, or null
     */
    public ConfigException(String message, @Nullable String hint) {
        super(message, hint, null);
    }
}
