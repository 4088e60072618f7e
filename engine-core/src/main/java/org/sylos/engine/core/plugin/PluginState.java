package org.sylos.engine.core.plugin;

import java.util.Locale;
import org.sylos.engine.api.Stability;

/** How a plugin in a plugins directory stands. */
@Stability(Stability.Level.EVOLVING)
public enum PluginState {
    /** It is loaded, and its providers can be used. */
    ACTIVE,
    /** A person turned it off. None of its code runs. */
    DISABLED,
    /** It cannot be loaded. */
    FAILED,
    /** A plugin with the same id is loaded from a directory that comes first. */
    REPLACED,
    /** It is not loaded: not yet, or not any more. */
    UNLOADED;

    /** {@return what people call it: one lower-case word} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
