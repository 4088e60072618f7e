package org.sylos.engine.core.plugin;

import java.nio.file.Path;
import org.sylos.engine.api.Stability;

/** Loads plugin jars from a directory. Found with {@link java.util.ServiceLoader} on the module path. */
@Stability(Stability.Level.EVOLVING)
public interface PluginHost {
    /**
     * Loads what a directory holds. A plugin that cannot be loaded is among the {@linkplain PluginSource#problems problems}
     * and keeps no other from loading. A directory that does not exist holds nothing.
     *
     * @param directory holds the jars
     * @return closes to unload everything
     */
    PluginSource load(Path directory);
}
