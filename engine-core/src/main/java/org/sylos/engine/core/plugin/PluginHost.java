package org.sylos.engine.core.plugin;

import java.nio.file.Path;
import java.util.List;
import org.sylos.engine.api.Stability;

/** Loads plugins from directories. Found with {@link java.util.ServiceLoader} on the module path. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface PluginHost {
    /**
     * The plugins of these directories. None of them is loaded yet, and none of their code runs. A directory that does not exist
     * holds nothing.
     *
     * @param directories at least one, in the order of precedence
     * @return closes to unload everything
     */
    ManagedPlugins open(List<Path> directories);

    /**
     * {@linkplain #open Opens} one directory and {@linkplain ManagedPlugins#load loads} what it holds.
     *
     * @param directory holds the plugins
     * @return closes to unload everything
     */
    default ManagedPlugins load(Path directory) {
        ManagedPlugins plugins = open(List.of(directory));
        plugins.load();
        return plugins;
    }

    /**
     * Checks a plugin by itself: reads all of it, loads it, runs the constructors of its providers and unloads it.
     *
     * @param file a jar, a zip archive of a folder with a jar and {@code lib}, or such a folder
     * @return {@link PluginState#UNLOADED}, or {@link PluginState#FAILED} with all that is wrong
     * @throws org.sylos.engine.api.ConfigException when there is nothing at that place
     */
    PluginDetails verify(Path file);
}
